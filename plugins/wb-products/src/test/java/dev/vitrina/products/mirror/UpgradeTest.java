package dev.vitrina.products.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.search.Catalogue;
import dev.vitrina.products.search.HealthCounts;
import dev.vitrina.test.ShopRun;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class UpgradeTest {

    /** A complete walk may be a day away. */
    @Test
    void cardsFromBeforeScoresGetTheirs() {
        String cards = """
            INSERT INTO p_wb_products.card (shop_id, id, doc, content_hash, source_version, synced_at, imt_id, brand, title_key,
                vendor_code_key, skus, tag_ids, tag_names, has_video, photo_count, created_at, updated_at)
            SELECT 1, id, CAST(doc AS json), '\\x01'::bytea, 'v', now(), 3, 'ZARA', 'платье', 'a', '{}'::text[], '{}'::bigint[],
                '{}'::text[], false, 0, timestamptz '2025-01-02T03:04:05Z', timestamptz '2025-02-03T04:05:06Z'
            FROM (
                SELECT id, format('{"nmID": %s, "imtID": 1, "title": "Платье", "vendorCode": "a", "updatedAt": "2025-02-03T04:05:06Z",
                    "characteristics": [{"id": 7, "name": "Цвет", "value": ["Красный"]}]}', id) AS doc
                FROM generate_series(1, 1200) id
                UNION ALL SELECT 5000, '{}'
            ) old
            """;
        try (HikariDataSource pool = TestDatabase.upgraded("upgraded_scores", "005-search.sql", cards)) {
            JdbcClient jdbc = JdbcClient.create(pool);
            ScoreJob job = new ScoreJob(jdbc, new CardJson(new JsonMapper()), Catalogue.of(0, 1).mirror());

            JobResult result = job.run(new ShopRun(new ShopId(1)));

            assertThat(result).isInstanceOf(JobResult.Succeeded.class);
            assertThat(
                jdbc
                    .sql(
                        """
                        SELECT count(*) FROM p_wb_products.card
                        WHERE score BETWEEN 0 AND 99 AND flaws <> 0 AND traits = ARRAY['7:красный'] AND changed_at = updated_at
                        """
                    )
                    .query(Long.class)
                    .single()
            ).isEqualTo(1_200);
            assertThat(
                jdbc.sql("SELECT count(*) FROM p_wb_products.card WHERE score IS NULL").query(Long.class).single()
            )
                .as("what cannot be read is left to the sync")
                .isEqualTo(1);
        }
    }

    /** Nothing else moves the mirror on until the next sync. */
    @Test
    void whatIsRememberedOfTheCardsIsCountedAnewOnceTheyAreScored() {
        Catalogue catalogue = Catalogue.of(30, 21);
        JdbcClient jdbc = TestDatabase.jdbc();
        HealthCounts health = new HealthCounts(jdbc, catalogue.mirror());
        HealthCounts.ShopHealth synced = health.of(catalogue.shop());
        jdbc
            .sql("UPDATE p_wb_products.card SET score = NULL, flaws = 0, traits = '{}' WHERE shop_id = ?")
            .param(catalogue.shop().value())
            .update();
        catalogue.mirror().touched(catalogue.shop().value());
        assertThat(health.of(catalogue.shop())).isNotEqualTo(synced);

        new ScoreJob(jdbc, new CardJson(new JsonMapper()), catalogue.mirror()).run(new ShopRun(catalogue.shop()));

        assertThat(health.of(catalogue.shop())).isEqualTo(synced);
    }

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
