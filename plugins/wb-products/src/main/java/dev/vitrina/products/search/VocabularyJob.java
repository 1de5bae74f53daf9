package dev.vitrina.products.search;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import java.time.Duration;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes words out of a shop's vocabulary that none of its cards has any more. Triggers put words in as cards are written; who is gone with its
 * last card is known only by going through all of them, so seldom.
 */
public final class VocabularyJob {

    public static final String TYPE = "wb-products:vocabulary";

    private static final Schedule SCHEDULE = new Schedule(Duration.ofDays(7), 0.2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public VocabularyJob(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
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

    /**
     * How many words were taken out. While it lasts no card of the shop is written: one that found its word there still, but is seen only after the word went,
     * would have lost it.
     */
    int tidy(ShopId shop) {
        Integer words = transaction.execute(_ -> {
            jdbc
                .sql("SELECT pg_advisory_xact_lock(hashtextextended('wb-products vocabulary', :shop))")
                .param("shop", shop.value())
                .query((row, _) -> "")
                .list();
            return jdbc
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
        });
        return Objects.requireNonNull(words);
    }
}
