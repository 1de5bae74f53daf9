package dev.vitrina.products.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Triggers count the cards of each brand and subject as they are written. */
class KindCountTest {

    private static final JdbcClient JDBC = TestDatabase.jdbc();

    private final Catalogue catalogue = Catalogue.of(400, 8);

    @Test
    void followsCardsThatAreAddedChangedAndDeleted() {
        assertThat(kept()).isEqualTo(counted()).hasSizeGreaterThan(30);

        Random random = new Random(8);
        for (int round = 1; round <= 3; round++) {
            for (int i = 0; i < 60; i++) {
                catalogue.put(
                    1_000 + random.nextInt(500) * 3L,
                    Instant.parse("2025-01-01T00:00:00Z").plusSeconds(round)
                );
            }
            catalogue.sync(SyncMode.FULL);
            JDBC.sql("DELETE FROM p_wb_products.card WHERE shop_id = :shop AND id % 7 = :rest")
                .param("shop", catalogue.shop.value())
                .param("rest", round)
                .update();

            assertThat(kept()).as("round %s", round).isEqualTo(counted());
        }
    }

    @Test
    void keepsNothingOfAShopThatWasPurged() {
        catalogue.mirror.purge(catalogue.shop.value());

        assertThat(
            JDBC.sql("SELECT count(*) FROM p_wb_products.card_kind_count WHERE shop_id = :shop")
                .param("shop", catalogue.shop.value())
                .query(Long.class)
                .single()
        ).isZero();
        CardFilter filter = new CardFilter(null, List.of("ZARA"), List.of(), List.of(), null, null, null, null, null);
        assertThat(catalogue.store.countOfKinds(catalogue.shop, filter)).isZero();
    }

    private List<Kind> kept() {
        return kinds(
            "SELECT brand, subject_id, cards FROM p_wb_products.card_kind_count WHERE shop_id = :shop AND cards <> 0"
        );
    }

    private List<Kind> counted() {
        return kinds(
            """
            SELECT brand, subject_id, count(*) AS cards FROM p_wb_products.card
            WHERE shop_id = :shop GROUP BY brand, subject_id
            """
        );
    }

    private List<Kind> kinds(String sql) {
        return JDBC.sql(sql + " ORDER BY brand, subject_id")
            .param("shop", catalogue.shop.value())
            .query((row, number) -> new Kind(row.getString("brand"), row.getString("subject_id"), row.getLong("cards")))
            .list();
    }

    private record Kind(@Nullable String brand, @Nullable String subject, long cards) {}
}
