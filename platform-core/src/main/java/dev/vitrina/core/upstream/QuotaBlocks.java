package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When the upstream said a bucket may be used again: kept, because WB names times of up to days (FACTS 17). */
final class QuotaBlocks {

    private static final Block NONE = new Block(null, 0);

    private final JdbcClient jdbc;

    QuotaBlocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Block find(BucketKey key) {
        return jdbc
            .sql("SELECT next_allowed_at, burst FROM platform.upstream_quota_block WHERE bucket = ?")
            .param(key.id())
            .query((row, n) -> new Block(row.getObject(1, OffsetDateTime.class).toInstant(), row.getInt(2)))
            .optional()
            .orElse(NONE);
    }

    /** A later time stays: two answers may arrive in the wrong order. */
    void block(BucketKey key, Instant until, int burst) {
        jdbc
            .sql(
                """
                INSERT INTO platform.upstream_quota_block
                    (bucket, account, quota_group, token_type, next_allowed_at, burst, refused_at)
                VALUES (?, ?, ?, ?, ?, ?, clock_timestamp())
                ON CONFLICT (bucket) DO UPDATE SET
                    next_allowed_at = greatest(upstream_quota_block.next_allowed_at, excluded.next_allowed_at),
                    burst = CASE WHEN excluded.burst > 0 THEN excluded.burst ELSE upstream_quota_block.burst END,
                    refused_at = excluded.refused_at
                """
            )
            .params(
                key.id(),
                key.account(),
                key.group(),
                key.tokenType(),
                OffsetDateTime.ofInstant(until, ZoneOffset.UTC),
                burst
            )
            .update();
    }

    /**
     * What the upstream said last.
     *
     * @param burst its bucket's size; 0 when it did not say
     */
    record Block(@Nullable Instant nextAllowedAt, int burst) {
        Duration remaining(Instant now) {
            return nextAllowedAt == null ? Duration.ZERO : Duration.between(now, nextAllowedAt);
        }

        /** The declared quota, with the smaller of the two bursts. */
        Quota limit(Quota declared) {
            return burst > 0 && burst < declared.burst()
                ? new Quota(declared.limit(), declared.period(), declared.interval(), burst)
                : declared;
        }
    }
}
