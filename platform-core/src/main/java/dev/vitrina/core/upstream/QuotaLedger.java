package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.Quota;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.time.DatabaseTime;
import dev.vitrina.core.upstream.GatewayProperties.Quotas;
import io.github.bucket4j.BucketExceptions;
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
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The tokens left, shared by all replicas: one Bucket4j bucket per {@link BucketKey} in PostgreSQL, by the database's time,
 * overridden by what the upstream itself says. Thread-safe; each method is one short transaction or two.
 */
final class QuotaLedger {

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final QuotaBlocks blocks;
    private final DatabaseTime time;
    private final Quotas quotas;

    QuotaLedger(DataSource dataSource, QuotaBlocks blocks, DatabaseTime time, Quotas quotas) {
        this.blocks = blocks;
        this.time = time;
        this.quotas = quotas;
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
        if (quotas == Quotas.IGNORED) {
            return new Taken.Granted(quota.burst(), false, Duration.ZERO);
        }
        return run(key, new Take(quota, Reserves.floor(priority, quota), 1));
    }

    /**
     * How long a call of this class would have to wait; takes nothing.
     *
     * @param reserve 0 to 1: the share of the burst that it must leave, where its class does not leave more
     */
    Duration delay(BucketKey key, Priority priority, double reserve) {
        QuotaBlocks.Block block = blocks.find(key);
        Duration blocked = block.remaining(time.now());
        if (blocked.isPositive()) {
            return blocked;
        }
        if (quotas == Quotas.IGNORED) {
            return Duration.ZERO;
        }
        Quota quota = block.limit(key.quota());
        return switch (run(key, new Take(quota, Reserves.floor(priority, quota, reserve), 0))) {
            case Taken.Granted ignored -> Duration.ZERO;
            case Taken.NotBefore(Duration left) -> left;
        };
    }

    /**
     * The call that found the bucket full has ended: the upstream's bucket refills since its arrival, which was before now.
     *
     * @param took from the token to the end
     */
    void ended(BucketKey key, Duration took) {
        Quota quota = blocks.find(key).limit(key.quota());
        long beyond = Math.max(0, took.minus(BucketCommand.HOLD).toNanos());
        long parts = Math.ceilDiv(
            BucketCommand.CALL * Math.min(beyond, quota.interval().toNanos()),
            quota.interval().toNanos()
        );
        run(key, new Ended(quota, parts));
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

    /** @throws DataAccessResourceFailureException when the database cannot be used */
    private <T> T run(BucketKey key, BucketCommand<T> command) {
        Request<T> request = new Request<>(command, Versions.getLatest(), null, ExpirationAfterWriteStrategy.none());
        try {
            return buckets.execute(key.id(), request).getData();
        } catch (BucketExceptions.BucketExecutionException e) {
            throw new DataAccessResourceFailureException("The quota cannot be read", e);
        }
    }

    /** What came of asking for a token. */
    sealed interface Taken {
        /**
         * @param left     tokens that remain after this one
         * @param fromFull whether the bucket was full: the upstream's starts to refill when this call arrives
         * @param next     the class's next token cannot come sooner
         */
        record Granted(long left, boolean fromFull, Duration next) implements Taken {}

        /** None for this class yet; ask again when {@code left} has passed. */
        record NotBefore(Duration left) implements Taken {}
    }

    /** Takes {@code calls} if one is there above the floor. */
    private static final class Take extends BucketCommand<Taken> {

        private final long needed;
        private final int calls;

        Take(Quota quota, int floor, int calls) {
            super(quota);
            this.needed = (1L + floor) * CALL;
            this.calls = calls;
        }

        @Override
        Taken apply(RemoteBucketState state, long now) {
            if (state.getAvailableTokens() < needed) {
                return new Taken.NotBefore(untilNeeded(state, now));
            }
            boolean full = isFull(state);
            state.consume(calls * CALL);
            return new Taken.Granted(state.getAvailableTokens() / CALL, full, untilNeeded(state, now));
        }

        private Duration untilNeeded(RemoteBucketState state, long now) {
            return Duration.ofNanos(state.calculateDelayNanosAfterWillBePossibleToConsume(needed, now, false));
        }
    }

    /** Lowers the level to {@code level} calls; a difference of one is only a token that is just being refilled. */
    private static final class Lower extends BucketCommand<Boolean> {

        private final long level;

        Lower(Quota quota, long level) {
            super(quota);
            this.level = level;
        }

        @Override
        Boolean apply(RemoteBucketState state, long now) {
            long excess = state.getAvailableTokens() - level * CALL;
            boolean lower = excess > CALL || (excess > 0 && level < 1);
            if (lower) {
                state.consume(excess);
            }
            return lower;
        }
    }

    /** Starts the refill now; gives back what was refilled too early, in parts of a call. */
    private static final class Ended extends BucketCommand<Long> {

        private final long early;

        Ended(Quota quota, long early) {
            super(quota);
            this.early = early;
        }

        @Override
        Long apply(RemoteBucketState state, long now) {
            state.consume(early);
            return early;
        }

        @Override
        RemoteBucketState replaced(RemoteBucketState state, long now) {
            return refillingFrom(state, now);
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
