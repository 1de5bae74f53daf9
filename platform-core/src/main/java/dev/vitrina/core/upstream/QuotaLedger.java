package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.Quota;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.time.DatabaseTime;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.Request;
import io.github.bucket4j.distributed.versioning.Versions;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * The tokens left, shared by all replicas: one Bucket4j bucket per {@link BucketKey} in PostgreSQL, by the database's time,
 * overridden by what the upstream itself says. Thread-safe; each method is one short transaction or two.
 */
final class QuotaLedger {

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final QuotaBlocks blocks;
    private final DatabaseTime time;

    QuotaLedger(DataSource dataSource, QuotaBlocks blocks, DatabaseTime time) {
        this.blocks = blocks;
        this.time = time;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
            .table("platform.upstream_quota")
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .clientClock(new Meter(time))
            .build();
    }

    /** Takes a token if the class may have one now. */
    Taken take(BucketKey key, Priority priority) {
        QuotaBlocks.Block block = blocks.find(key);
        Duration blocked = block.remaining(time.now());
        if (blocked.isPositive()) {
            return new Taken.NotBefore(blocked);
        }
        Quota quota = block.limit(key.quota());
        long result = run(key, new Take(quota, Reserves.floor(priority, quota), 1));
        return result >= 0 ? new Taken.Granted(result) : new Taken.NotBefore(Duration.ofNanos(-result));
    }

    /** How long a call of this class would have to wait; takes nothing. */
    Duration delay(BucketKey key, Priority priority) {
        QuotaBlocks.Block block = blocks.find(key);
        Duration blocked = block.remaining(time.now());
        if (blocked.isPositive()) {
            return blocked;
        }
        Quota quota = block.limit(key.quota());
        return Duration.ofNanos(Math.max(0, -run(key, new Take(quota, Reserves.floor(priority, quota), 0))));
    }

    /** The upstream says how many are left: where that is less than we thought, it is right. */
    void observeRemaining(BucketKey key, long remaining) {
        run(key, new Lower(blocks.find(key).limit(key.quota()), remaining));
    }

    /**
     * The upstream refused a call: nothing may be sent before {@code retry} has passed, by no replica, restart or not.
     *
     * @param burst the size of the bucket as the upstream says; 0 when it does not
     */
    void refused(BucketKey key, Duration retry, int burst) {
        Instant until = time.now().plus(retry);
        blocks.block(key, until, burst);
        Quota quota = blocks.find(key).limit(key.quota());
        // One token when the block ends, one more each interval after it.
        run(key, new Lower(quota, 1 - retry.dividedBy(quota.interval())));
    }

    private long run(BucketKey key, BucketCommand command) {
        return buckets
            .execute(key.id(), new Request<>(command, Versions.getLatest(), null, ExpirationAfterWriteStrategy.none()))
            .getData();
    }

    /** What came of asking for a token. */
    sealed interface Taken {
        /** @param left tokens that remain after this one */
        record Granted(long left) implements Taken {}

        /** None for this class yet; ask again when {@code left} has passed. */
        record NotBefore(Duration left) implements Taken {}
    }

    /** Takes {@code tokens} if one is there above the floor: gives what is left, or minus the nanoseconds to wait. */
    private static final class Take extends BucketCommand {

        private final int floor;
        private final int tokens;
        private final Duration lag;

        Take(Quota quota, int floor, int tokens) {
            super(quota);
            this.floor = floor;
            this.tokens = tokens;
            this.lag = lag(quota);
        }

        @Override
        long apply(RemoteBucketState state, long now) {
            if (state.getAvailableTokens() >= 1L + floor) {
                state.consume(tokens);
                return state.getAvailableTokens();
            }
            long wait = state.calculateDelayNanosAfterWillBePossibleToConsume(1L + floor, now - lag.toNanos(), false);
            return -Math.max(1, wait);
        }
    }

    /** Lowers the level to {@code level}; a difference of one is only a token that is just being refilled. */
    private static final class Lower extends BucketCommand {

        private final long level;

        Lower(Quota quota, long level) {
            super(quota);
            this.level = level;
        }

        @Override
        long apply(RemoteBucketState state, long now) {
            long excess = state.getAvailableTokens() - level;
            if (excess > 1 || (excess > 0 && level < 1)) {
                state.consume(excess);
            }
            return 0;
        }
    }

    private record Meter(DatabaseTime time) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = time.now();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
