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
import io.github.bucket4j.distributed.serialization.SerializationHandle;
import io.github.bucket4j.distributed.versioning.Version;
import io.github.bucket4j.distributed.versioning.Versions;
import java.time.Duration;

/**
 * One atomic step on a bucket, run by Bucket4j under the row's lock and by the database's time. Bucket4j's own commands know
 * neither reserves nor an upstream that says how many tokens are left; its bucket arithmetic and storage do the rest.
 *
 * <p>The upstream's bucket starts to refill when our first call arrives there, and only the call's end tells us that it has. So a
 * call that finds the bucket full holds the refill back: until it ends ({@link QuotaLedger#ended}), or for {@link #HOLD} when nobody
 * tells. Otherwise a later call that travels faster would come before its token.
 */
abstract class BucketCommand<T> implements RemoteCommand<T> {

    /** One call costs so many of Bucket4j's tokens, so that parts of a call can be counted. */
    static final long CALL = 1000;
    private static final int NEVER_SENT = 0;
    static final Duration HOLD = Duration.ofSeconds(2);

    private final Quota quota;
    private final BucketConfiguration configuration;

    BucketCommand(Quota quota) {
        this.quota = quota;
        this.configuration = BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(quota.burst() * CALL).refillGreedy(CALL, quota.interval()))
            .build();
    }

    /** Works on the refilled state. */
    abstract T apply(RemoteBucketState state, long now);

    /** What is kept; may be another state. */
    RemoteBucketState replaced(RemoteBucketState state, long now) {
        return state;
    }

    @Override
    public final CommandResult<T> execute(MutableBucketEntry entry, long now) {
        RemoteBucketState state = entry.exists() ? entry.get() : full(now);
        if (!state.getConfiguration().equals(configuration)) {
            state.replaceConfiguration(configuration, TokensInheritanceStrategy.AS_IS, now);
        }
        state.refillAllBandwidth(now);
        if (isFull(state)) {
            state = full(now + HOLD.toNanos());
        }
        T result = apply(state, now);
        entry.set(replaced(state, now));
        return new CommandResult<>(result, NEVER_SENT);
    }

    final boolean isFull(RemoteBucketState state) {
        return state.getAvailableTokens() >= quota.burst() * CALL;
    }

    /** The same tokens, refilling from now on. */
    final RemoteBucketState refillingFrom(RemoteBucketState state, long now) {
        RemoteBucketState fresh = full(now);
        fresh.consume(quota.burst() * CALL - state.getAvailableTokens());
        return fresh;
    }

    private RemoteBucketState full(long now) {
        return new RemoteBucketState(
            BucketState.createInitialState(configuration, MathType.INTEGER_64_BITS, now),
            new RemoteStat(0),
            null
        );
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
        return CALL;
    }

    @Override
    public long getConsumedTokens(T result) {
        return CALL;
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
