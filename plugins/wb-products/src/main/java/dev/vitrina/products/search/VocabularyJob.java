package dev.vitrina.products.search;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes words out of a shop's vocabulary that none of its cards has any more. Triggers put words in as cards are written; who is gone with its
 * last card is known only by going through all of them, so seldom.
 */
public final class VocabularyJob {

    public static final String TYPE = "wb-products:vocabulary";

    private static final Schedule SCHEDULE = new Schedule(Duration.ofDays(7), 0.2);

    private final JdbcClient jdbc;

    public VocabularyJob(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, SCHEDULE, this::run);
    }

    JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null) {
            return new JobResult.Succeeded("Nothing to do without a shop");
        }
        return new JobResult.Succeeded("%d words".formatted(tidy(shop)));
    }

    /** How many words were taken out. */
    int tidy(ShopId shop) {
        OffsetDateTime begun = jdbc.sql("SELECT clock_timestamp()").query(OffsetDateTime.class).single();
        int words = jdbc
            .sql(
                """
                DELETE FROM p_wb_products.word WHERE shop_id = :shop AND word NOT IN (
                    SELECT spoken.word FROM p_wb_products.card,
                        unnest(p_wb_products.tokens(p_wb_products.named(title_key, brand))) AS spoken (word)
                    WHERE shop_id = :shop
                )
                """
            )
            .param("shop", shop.value())
            .update();
        // A card that came in meanwhile found its word there still.
        jdbc
            .sql(
                """
                INSERT INTO p_wb_products.word (word, shop_id)
                SELECT DISTINCT spoken.word COLLATE "C", shop_id
                FROM p_wb_products.card, unnest(p_wb_products.tokens(p_wb_products.named(title_key, brand))) AS spoken (word)
                WHERE shop_id = :shop AND changed_at >= :begun AND p_wb_products.is_word(spoken.word) ORDER BY 1
                ON CONFLICT DO NOTHING
                """
            )
            .param("shop", shop.value())
            .param("begun", begun)
            .update();
        return words;
    }
}
