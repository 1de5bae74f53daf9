package dev.vitrina.products.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.products.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UpgradeTest {

    /** Cards from before search and scores: found by words at once, unscored until they are read, changed when Wildberries says. */
    @Test
    void cardsThatAreThereGetNoMadeUpValues() {
        String card = """
            INSERT INTO p_wb_products.card (shop_id, id, doc, content_hash, source_version, synced_at, imt_id, brand, title_key,
                vendor_code_key, skus, tag_ids, tag_names, has_video, photo_count, created_at, updated_at)
            VALUES (1, 2, '{}', '\\x00', 'v', now(), 3, 'ZARA', 'платье летнее', 'dr-1', '{}', '{}', '{}', false, 0,
                '2025-01-02T03:04:05Z', '2025-02-03T04:05:06Z')
            """;
        try (HikariDataSource pool = TestDatabase.upgraded("upgraded_search", "005-search.sql", card)) {
            JdbcClient jdbc = JdbcClient.create(pool);

            assertThat(
                jdbc
                    .sql(
                        """
                        SELECT count(*) FROM p_wb_products.card
                        WHERE score IS NULL AND changed_at = updated_at AND search @@ to_tsquery('russian', 'платья & zara')
                        """
                    )
                    .query(Long.class)
                    .single()
            ).isEqualTo(1);
            assertThat(
                jdbc
                    .sql(
                        """
                        UPDATE p_wb_products.card SET score = 90 WHERE id = 2 RETURNING changed_at = updated_at
                        """
                    )
                    .query(Boolean.class)
                    .single()
            ).isTrue();
        }
    }
}
