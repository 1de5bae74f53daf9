package dev.vitrina.products.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.search.CardOrder.Direction;
import dev.vitrina.products.search.CardOrder.Field;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop whose cards came after PostgreSQL has last looked: its statistics know the others and nothing of this one, as for a shop's first
 * minutes, or for days where the table is so large that a shop more is too few changes to look again.
 */
class ShopComingInTest {

    private static final ShopId SHOP = new ShopId(90);
    private static final int CARDS = 20_000;
    private static final int SIZE = 51;
    private static final HikariDataSource SESSION = TestDatabase.another("coming_in", 1);
    private static final JdbcClient JDBC = JdbcClient.create(SESSION);
    private static final CardStore STORE = new CardStore(JDBC, new CardJson(new JsonMapper()));
    private static final TransactionTemplate TRANSACTION = new TransactionTemplate(
        new DataSourceTransactionManager(SESSION)
    );

    @BeforeAll
    static void fill() {
        JDBC.sql("ALTER TABLE p_wb_products.card SET (autovacuum_enabled = off)").update();
        ManyCards.insert(JDBC, 1, 20, 40_000);
        JDBC.sql("ANALYZE p_wb_products.card").update();
        ManyCards.insert(JDBC, SHOP.value(), 1, CARDS);
    }

    @AfterAll
    static void close() {
        SESSION.close();
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void aPageReadsItsRowsAndNoOthers(Field field) {
        CardOrder order = new CardOrder(field, Direction.DESC);

        assertThat(rows(() -> STORE.page(SHOP, order, null, SIZE))).isBetween((long) SIZE, 2L * SIZE);
    }

    /** One brand of five: a page is full after some 255 cards. */
    @ParameterizedTest
    @EnumSource(Field.class)
    void aWalkEndsWhereItsPageIsFull(Field field) {
        CardFilter filter = new CardFilter(null, List.of("nike"), List.of(), List.of(), null, null, null, null, null);
        CardOrder order = new CardOrder(field, Direction.DESC);

        assertThat(rows(() -> STORE.walk(SHOP, filter, order, null, SIZE, 5_000))).isBetween((long) SIZE, 20L * SIZE);
    }

    /** It reads all cards of the shop, but once. */
    @Test
    void aGatheringReadsEachCardOnce() {
        CardFilter filter = new CardFilter(null, List.of(), List.of(), List.of(), null, 3, null, null, null);

        assertThat(rows(() -> STORE.gather(SHOP, filter, CardOrder.DEFAULT, null, SIZE))).isLessThan(2L * CARDS);
    }

    @Test
    void cardsByTheirNumbersAreFoundByThem() {
        List<Long> ids = LongStream.range(1, SIZE + 1)
            .map(i -> 1_000_000_000L * SHOP.value() + i * 7)
            .boxed()
            .toList();

        assertThat(rows(() -> assertThat(STORE.inOrder(SHOP, ids)).hasSize(SIZE))).isEqualTo(SIZE);
    }

    /** Rows of the table that PostgreSQL visited. */
    private static long rows(Runnable work) {
        return Objects.requireNonNull(
            TRANSACTION.execute(status -> {
                long before = read();
                work.run();
                return read() - before;
            })
        );
    }

    private static long read() {
        return JDBC.sql(
            "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relid = 'p_wb_products.card'::regclass"
        )
            .query(Long.class)
            .single();
    }
}
