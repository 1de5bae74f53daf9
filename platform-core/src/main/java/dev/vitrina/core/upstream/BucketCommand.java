package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.Quota;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.MathType;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.remote.CommandResult;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.RemoteCommand;
import io.github.bucket4j.distributed.remote.RemoteStat;
import io.github.bucket4j.distributed.serialization.PrimitiveSerializationHandles;
import io.github.bucket4j.distributed.serialization.SerializationHandle;
import io.github.bucket4j.distributed.versioning.Version;
import io.github.bucket4j.distributed.versioning.Versions;
import java.time.Duration;

/**
 * One atomic step on a bucket, run by Bucket4j under the row's lock and by the database's time. Bucket4j's own commands know
 * neither reserves nor an upstream that says how many tokens are left; its bucket arithmetic and storage do the rest.
 *
 * <p>Refill lags a little behind: the upstream's bucket starts to refill when our first call arrives there, later than we
 * sent it. Without the lag, a later call that travels faster would come before its token. The lag moves the whole schedule,
 * not each interval, so it costs a long sync nothing.
 */
abstract class BucketCommand implements RemoteCommand<Long> {

    private static final Duration MAX_LAG = Duration.ofMillis(150);

    private final Quota quota;
    private final BucketConfiguration configuration;
    private final long lagNanos;

    BucketCommand(Quota quota) {
        this.quota = quota;
        this.lagNanos = lag(quota).toNanos();
        this.configuration = BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(quota.burst()).refillGreedy(1, quota.interval()))
            .build();
    }

    /** Works on the refilled state. */
    abstract long apply(RemoteBucketState state, long now);

    @Override
    public final CommandResult<Long> execute(MutableBucketEntry entry, long now) {
        RemoteBucketState state = entry.exists() ? entry.get() : full(now);
        if (!state.getConfiguration().equals(configuration)) {
            state.replaceConfiguration(configuration, TokensInheritanceStrategy.AS_IS, now);
        }
        state.refillAllBandwidth(now - lagNanos);
        if (state.getAvailableTokens() >= quota.burst()) {
            state.refillAllBandwidth(now);
        }
        long result = apply(state, now);
        entry.set(state);
        return CommandResult.success(result, PrimitiveSerializationHandles.LONG_HANDLE);
    }

    private RemoteBucketState full(long now) {
        return new RemoteBucketState(
            BucketState.createInitialState(configuration, MathType.INTEGER_64_BITS, now),
            new RemoteStat(0),
            null
        );
    }

    /** A quarter of the interval at most; where one token is the whole bucket, each interval pays the lag: 2 % there. */
    static Duration lag(Quota quota) {
        Duration share = quota.burst() == 1 ? quota.interval().dividedBy(50) : quota.interval().dividedBy(4);
        return share.compareTo(MAX_LAG) < 0 ? share : MAX_LAG;
    }

    @Override
    public boolean isInitializationCommand() {
        return true;
    }

    @Override
    public boolean isImmediateSyncRequired(long unsynchronizedTokens, long nanosSinceLastSync) {
        return true;
    }

    @Override
    public long estimateTokensToConsume() {
        return 1;
    }

    @Override
    public long getConsumedTokens(Long result) {
        return 1;
    }

    @Override
    public Version getRequiredVersion() {
        return Versions.getLatest();
    }

    /** @throws UnsupportedOperationException always: commands run beside the database connection and never travel */
    @Override
    public SerializationHandle<RemoteCommand<?>> getSerializationHandle() {
        throw new UnsupportedOperationException("A bucket command never travels");
    }
}
