package dev.vitrina.products.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.search.CardFilter.Content;
import dev.vitrina.products.search.CardFilter.Trait;
import dev.vitrina.products.search.CardOrder.Direction;
import dev.vitrina.products.search.CardOrder.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What searches make PostgreSQL read, by its own counters: free of the noise of clocks. */
class SearchCostTest {

    private static final int CARDS = 12_000;
    private static final Catalogue CATALOGUE = Catalogue.of(CARDS, 6);

    /** One connection: within a transaction PostgreSQL tells what this session alone has read. */
    private static final HikariDataSource SESSION = TestDatabase.pool(1);
    private static final JdbcClient JDBC = JdbcClient.create(SESSION);
    private static final TransactionTemplate TRANSACTION = new TransactionTemplate(
        new DataSourceTransactionManager(SESSION)
    );

    /** A transaction that began before the last rows came keeps VACUUM from marking their pages as visible to all. */
    @BeforeAll
    static void settle() {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> {
                JDBC.sql("VACUUM (ANALYZE) p_wb_products.card").update();
                return JDBC.sql(
                    "SELECT relallvisible >= 0.99 * relpages FROM pg_class WHERE oid = 'p_wb_products.card'::regclass"
                )
                    .query(Boolean.class)
                    .single();
            });
    }

    @AfterAll
    static void close() {
        SESSION.close();
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void aPageReadsItsRowsAndNoOthers(Field field) {
        Cost cost = cost(search -> find(search, CardFilter.NONE, new CardOrder(field, Direction.DESC)));

        assertThat(cost.sequential()).isZero();
        assertThat(cost.rows()).isLessThanOrEqualTo(2 * 51);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void aPlainFilterIsDecidedInTheIndexOfTheOrder(Field field) {
        CardFilter filter = new CardFilter(null, List.of("ZARA"), List.of(), List.of(), null, 1, null, null, null);

        Cost cost = cost(search -> find(search, filter, new CardOrder(field, Direction.ASC)));

        assertThat(cost.sequential()).isZero();
        // Some 460 cards are walked past without being looked into.
        assertThat(cost.rows()).isLessThanOrEqualTo(2 * 51);
    }

    @Test
    void aTextThatMostCardsHoldIsWalked() {
        Cost cost = cost(search -> find(search, text("art"), CardOrder.DEFAULT));

        assertThat(cost.sequential()).isZero();
        assertThat(cost.rows()).isLessThanOrEqualTo(4 * 51);
    }

    @Test
    void aTextThatFewCardsHoldIsGathered() {
        Cost cost = cost(search -> find(search, text("461300"), CardOrder.DEFAULT));

        assertThat(cost.sequential()).isZero();
        assertThat(cost.rows()).isLessThanOrEqualTo(300);
    }

    /** 3,000 cards: no index of an order holds them, but soon met in any. */
    @Test
    void aCharacteristicThatManyCardsHaveIsWalked() {
        Cost cost = cost(search -> find(search, trait("синий"), CardOrder.DEFAULT));

        assertThat(cost.sequential()).isZero();
        assertThat(cost.rows()).isLessThanOrEqualTo(12 * 51);
    }

    @Test
    void aCharacteristicThatNoCardHasCostsAShortWalk() {
        Cost cost = cost(search -> find(search, trait("неведомый"), CardOrder.DEFAULT));

        assertThat(cost.sequential()).isZero();
        assertThat(cost.rows()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void aCountThatIsKnownSparesTheWalk() {
        CATALOGUE.counts.count(CATALOGUE.shop, text("nothing of the kind"), CATALOGUE.status());

        Cost cost = cost(search -> find(search, text("nothing of the kind"), CardOrder.DEFAULT));

        assertThat(cost.sequential()).isZero();
        assertThat(cost.rows()).isLessThanOrEqualTo(100);
    }

    /** Some 250 cards, which a walk would meet by looking at all of the shop's. */
    @ParameterizedTest
    @EnumSource(Field.class)
    void cardsOfABrandAndASubjectAreFoundTogetherInOneIndex(Field field) {
        CardFilter filter = new CardFilter(null, List.of("ZARA"), List.of(2L), List.of(), null, null, null, null, null);

        Cost cost = cost(search -> find(search, filter, new CardOrder(field, Direction.DESC)));

        assertThat(cost.sequential()).isZero();
        assertThat(cost.scans()).as("the page's 51 cards, the index, the counts").isLessThanOrEqualTo(51 + 1);
        assertThat(cost.rows()).isLessThanOrEqualTo(300);
    }

    @Test
    void cardsOfABrandAreCountedWithoutLookingAtThem() {
        CardFilter filter = new CardFilter(null, List.of("O'Neil"), List.of(), List.of(), null, null, null, null, null);

        Cost cost = cost(search -> CATALOGUE.counts.count(CATALOGUE.shop, filter, CATALOGUE.status()));

        assertThat(cost).isEqualTo(new Cost(0, 0, 0));
    }

    /** 276 cards: a trigram of each word finds hardly any others. */
    @Test
    void severalWordsInARowVisitLittleMoreThanTheCardsThatHoldThem() {
        CardFilter filter = text("футболка women");
        long passing = CATALOGUE.counts.count(CATALOGUE.shop, filter, CATALOGUE.status());

        Cost cost = cost(search -> find(search, filter, new CardOrder(Field.TITLE, Direction.ASC)));

        assertThat(cost.sequential()).isZero();
        assertThat(cost.rows()).isBetween(passing, passing + 2 * 51);
    }

    /** Thousands stand before them in either direction, and the walk may look at sixty. */
    @ParameterizedTest
    @EnumSource(Direction.class)
    void aWalkBeginsWhereTheTimesOfTheFilterDo(Direction direction) {
        Instant middle = Instant.parse("2024-01-01T00:00:00Z").minus(Duration.ofHours(150));
        CardFilter created = CardFilter.NONE.with(
            new Content(
                Set.of(),
                null,
                List.of(),
                middle.minus(Duration.ofHours(20)),
                middle.plus(Duration.ofHours(20)),
                null,
                null,
                TextMatch.BEST
            )
        );

        List<Card> met = CATALOGUE.store.walk(
            CATALOGUE.shop,
            created,
            new CardOrder(Field.CREATED_AT, direction),
            null,
            51,
            60
        );

        assertThat(met).hasSize(51);
    }

    /** The cards are many, but not where the list begins: "юбка" is the last of the words that titles begin with. */
    @Test
    void aFirstPageThatWasHardToFindIsFoundAtOnceTheNextTime() {
        CardOrder order = new CardOrder(Field.TITLE, Direction.ASC);
        CardSearch search = new CardSearch(new CardStore(JDBC, CATALOGUE.json), CATALOGUE.counts);

        find(search, text("юбка"), order);
        Cost second = cost(() -> find(search, text("юбка"), order));

        assertThat(second).isEqualTo(new Cost(0, 51, 51));
    }

    private static CardFilter trait(String value) {
        return CardFilter.NONE.with(
            new Content(Set.of(), null, List.of(new Trait(11, List.of(value))), null, null, null, null, TextMatch.BEST)
        );
    }

    private static CardFilter text(String text) {
        return new CardFilter(text, List.of(), List.of(), List.of(), null, null, null, null, null);
    }

    private static void find(CardSearch search, CardFilter filter, CardOrder order) {
        search.find(CATALOGUE.shop, CATALOGUE.status(), filter, order, PageSize.of(50), null);
    }

    /** Rows of the table that were visited: by walking through it, and by way of an index; and how often an index was looked into. */
    private record Cost(long sequential, long rows, long scans) {}

    private static Cost cost(Consumer<CardSearch> work) {
        return cost(() -> work.accept(new CardSearch(new CardStore(JDBC, CATALOGUE.json), CATALOGUE.counts)));
    }

    private static Cost cost(Runnable work) {
        return Objects.requireNonNull(
            TRANSACTION.execute(status -> {
                Cost before = read();
                work.run();
                Cost after = read();
                return new Cost(
                    after.sequential() - before.sequential(),
                    after.rows() - before.rows(),
                    after.scans() - before.scans()
                );
            })
        );
    }

    private static Cost read() {
        return JDBC.sql(
            """
            SELECT seq_tup_read, idx_tup_fetch, idx_scan FROM pg_stat_xact_user_tables
            WHERE relid = 'p_wb_products.card'::regclass
            """
        )
            .query((row, number) -> new Cost(row.getLong(1), row.getLong(2), row.getLong(3)))
            .single();
    }
}
