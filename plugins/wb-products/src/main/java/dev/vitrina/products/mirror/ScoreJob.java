package dev.vitrina.products.mirror;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import dev.vitrina.products.health.CardHealth;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives cards from before there were scores what is derived from them: their score, flaws and characteristics. A complete walk would do so as
 * well, but it may be a day away, and lists by score lack these cards until then. Finds nothing to do ever after, by one look at an index.
 */
public final class ScoreJob {

    public static final String TYPE = "wb-products:score";

    private static final int BATCH = 500;
    private static final Schedule SCHEDULE = new Schedule(Duration.ofHours(24), 0.2);

    private final JdbcClient jdbc;
    private final CardJson json;
    private final Mirror mirror;

    public ScoreJob(JdbcClient jdbc, CardJson json, Mirror mirror) {
        this.jdbc = jdbc;
        this.json = json;
        this.mirror = mirror;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, SCHEDULE, this::run);
    }

    JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null) {
            return new JobResult.Succeeded("Nothing to do without a shop");
        }
        long scored = 0;
        long after = Long.MIN_VALUE;
        List<Stored> cards = unscored(shop, after);
        while (!cards.isEmpty()) {
            if (run.cancelled()) {
                return new JobResult.Cancelled();
            }
            cards.forEach(card -> score(shop, card));
            // Counts, facets and health are remembered for as long as the mirror stays as it is.
            mirror.touched(shop.value());
            scored += cards.size();
            run.progress(scored, null, 0, null);
            after = cards.getLast().id();
            cards = unscored(shop, after);
        }
        return new JobResult.Succeeded("%d cards".formatted(scored));
    }

    /** @param hash of the document, in hexadecimal: a card with another one has been scored by the sync */
    private record Stored(long id, String document, String hash) {}

    private List<Stored> unscored(ShopId shop, long after) {
        return jdbc
            .sql(
                """
                SELECT id, doc::text, encode(content_hash, 'hex') FROM p_wb_products.card
                WHERE shop_id = :shop AND score IS NULL AND id > :after ORDER BY id LIMIT :size
                """
            )
            .param("shop", shop.value())
            .param("after", after)
            .param("size", BATCH)
            .query((row, number) -> new Stored(row.getLong(1), row.getString(2), row.getString(3)))
            .list();
    }

    private void score(ShopId shop, Stored stored) {
        Card card;
        try {
            card = CardReader.read(shop, json.stored(stored.document()));
        } catch (MalformedCardException unreadable) {
            // Of an older version: the next complete walk reads it anew.
            return;
        }
        CardHealth health = CardHealth.of(card);
        jdbc
            .sql(
                """
                UPDATE p_wb_products.card SET traits = CAST(:traits AS text[]), flaws = :flaws, score = :score
                WHERE shop_id = :shop AND id = :id AND score IS NULL AND content_hash = decode(:hash, 'hex')
                """
            )
            .param("traits", CardColumns.traits(card).toArray(String[]::new))
            .param("flaws", health.bits())
            .param("score", health.score())
            .param("shop", shop.value())
            .param("id", stored.id())
            .param("hash", stored.hash())
            .update();
    }
}
