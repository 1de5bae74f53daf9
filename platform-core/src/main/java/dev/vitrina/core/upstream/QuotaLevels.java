package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaLevel;
import dev.vitrina.core.time.DatabaseTime;
import dev.vitrina.core.upstream.GatewayProperties.Quotas;
import dev.vitrina.core.upstream.QuotaBlocks.Block;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how full the buckets of {@link QuotaLedger} are, for people: any number in one statement, and locks none. */
final class QuotaLevels {

    private static final String READ = """
        SELECT asked.id, q.state, b.next_allowed_at, b.burst
        FROM unnest(:ids::text[]) AS asked (id)
        LEFT JOIN platform.upstream_quota q ON q.id = asked.id
        LEFT JOIN platform.upstream_quota_block b ON b.bucket = asked.id
        """;

    private final JdbcClient jdbc;
    private final DatabaseTime time;
    private final Quotas quotas;

    QuotaLevels(JdbcClient jdbc, DatabaseTime time, Quotas quotas) {
        this.jdbc = jdbc;
        this.time = time;
        this.quotas = quotas;
    }

    /**
     * How full a bucket is.
     *
     * @param left         calls that could be made now; never negative
     * @param blockedUntil null when nothing is blocked now
     */
    record Level(double left, int burst, @Nullable Instant blockedUntil) {
        /** As plugins see it. */
        QuotaLevel of(BucketKey key) {
            Quota declared = key.quota();
            Quota quota = new Quota(declared.limit(), declared.period(), declared.interval(), burst);
            return new QuotaLevel(quota, key.tokenType(), left, blockedUntil);
        }
    }

    Map<BucketKey, Level> of(Collection<BucketKey> keys) {
        Map<String, Row> rows = new HashMap<>();
        jdbc
            .sql(READ)
            .param("ids", keys.stream().map(BucketKey::id).toArray(String[]::new))
            .query(row -> {
                OffsetDateTime blocked = row.getObject(3, OffsetDateTime.class);
                Block block = new Block(blocked == null ? null : blocked.toInstant(), row.getInt(4));
                rows.put(row.getString(1), new Row(row.getBytes(2), block));
            });
        Instant now = time.now();
        Map<BucketKey, Level> levels = new HashMap<>();
        for (BucketKey key : keys) {
            Row row = rows.get(key.id());
            if (row != null) {
                levels.put(key, level(key, row, now));
            }
        }
        return levels;
    }

    private Level level(BucketKey key, Row row, Instant now) {
        Quota quota = row.block().limit(key.quota());
        if (row.block().remaining(now).isPositive()) {
            return new Level(0, quota.burst(), row.block().nextAllowedAt());
        }
        if (quotas == Quotas.IGNORED || row.state() == null) {
            return new Level(quota.burst(), quota.burst(), null);
        }
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        double left = new Look(quota).execute(new MutableBucketEntry(row.state()), nanos).getData();
        return new Level(Math.max(0, left), quota.burst(), null);
    }

    private record Row(byte@Nullable [] state, Block block) {}

    /** On a copy that is thrown away. */
    private static final class Look extends BucketCommand<Double> {

        Look(Quota quota) {
            super(quota);
        }

        @Override
        Double apply(RemoteBucketState state, long now) {
            return (double) state.getAvailableTokens() / CALL;
        }
    }
}
