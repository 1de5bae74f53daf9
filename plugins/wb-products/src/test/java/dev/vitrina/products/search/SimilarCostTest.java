package dev.vitrina.products.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.products.TestDatabase;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What it makes PostgreSQL read to find what a mistyped text means, by its own counters: what is found costs, not what there is. */
class SimilarCostTest {

    private static final long SHOP = 1;
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");
    private static final HikariDataSource POOL = TestDatabase.another("likeness", 1);
    private static final JdbcClient JDBC = JdbcClient.create(POOL);

    @BeforeAll
    static void fill() {
        ManyCards.insert(JDBC, SHOP, 1, 64_000);
        ManyCards.insertWords(JDBC, SHOP, 1, 8_000);
        JDBC.sql("VACUUM (ANALYZE)").update();
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    /**
     * A word of 8,000 cards, of which a thousand are given; two words of 1,600; one that is like no word; three of which one is a number. As many
     * buffers as there are cards to give, and some: comparing titles, the first two took 3,900, and as many times more as there are cards.
     */
    @ParameterizedTest
    @CsvSource({ "футблока,1000,2000", "футблока зимне,1000,2000", "щжыфхцъ,0,200", "футблока 17 лтнее,1000,2000" })
    void readsHardlyMoreThanTheCardsItGives(String text, int cards, long most) {
        assertThat(
            JDBC.sql("SELECT cardinality(p_wb_products.similar_cards(CAST(:shops AS bigint[]), :text))")
                .param("shops", new Long[] { SHOP })
                .param("text", text)
                .query(Integer.class)
                .single()
        ).isEqualTo(cards);

        assertThat(buffers(text)).isLessThan(most);
    }

    private static long buffers(String text) {
        List<String> plan = JDBC.sql(
            "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) SELECT p_wb_products.similar_cards(CAST(:shops AS bigint[]), :text)"
        )
            .param("shops", new Long[] { SHOP })
            .param("text", text)
            .query((row, number) -> row.getString(1))
            .list();
        Matcher buffers = BUFFERS.matcher(String.join("\n", plan));
        assertThat(buffers.find()).as("%s", plan).isTrue();
        String read = buffers.group(2);
        return Long.parseLong(buffers.group(1)) + (read == null ? 0 : Long.parseLong(read));
    }
}
