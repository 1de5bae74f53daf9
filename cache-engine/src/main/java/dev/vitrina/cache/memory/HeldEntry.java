package dev.vitrina.cache.memory;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.activity.TenantActivity;
import dev.vitrina.cache.generation.Generations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the origin as held in this process: the encoded body once, and what is needed to judge it without a clock of
 * another machine.
 */
public final class HeldEntry {

    /** Object headers, the key's strings, Caffeine's node: roughly, for the weigher. */
    private static final int OVERHEAD = 250;

    private final CachePolicy policy;
    private final long freshNanos;
    private final Instant expiresAt;
    private final byte@Nullable [] body;
    private final @Nullable String etag;
    private final Instant fetchedAt;
    private final long bornNanos;
    private final double jitterUnit;
    private final int[] cells;
    private final TenantActivity activity;
    private volatile long epoch;

    /**
     * @param body      null when the origin said there is no such thing
     * @param bornNanos the engine's nanosecond counter when the origin gave it
     * @param jitter    0 to 1, the same for this key everywhere
     * @param epoch     {@link Generations#epoch()} before it was looked up
     */
    public HeldEntry(
        CachePolicy policy,
        byte@Nullable [] body,
        @Nullable String etag,
        Instant fetchedAt,
        long bornNanos,
        double jitter,
        int[] cells,
        TenantActivity activity,
        long epoch
    ) {
        this.policy = policy;
        this.freshNanos = Terms.freshNanos(policy, body == null, jitter);
        this.expiresAt = fetchedAt.plusNanos(freshNanos);
        this.body = body;
        this.etag = etag;
        this.fetchedAt = fetchedAt;
        this.bornNanos = bornNanos;
        this.jitterUnit = jitter;
        this.cells = cells;
        this.activity = activity;
        this.epoch = epoch;
    }

    /** How long it is fresh. Known beforehand under the policy it was read with: policies are made once per endpoint. */
    public long freshNanos(CachePolicy asked) {
        return asked == policy ? freshNanos : Terms.freshNanos(asked, absent(), jitterUnit);
    }

    public Instant expiresAt(CachePolicy asked) {
        return asked == policy ? expiresAt : fetchedAt.plusNanos(freshNanos(asked));
    }

    /** Whether no invalidation came since it was looked up. Costs one volatile read while nothing at all is invalidated. */
    public boolean isCurrent(Generations generations) {
        long now = generations.epoch();
        long seen = epoch;
        if (seen == now) {
            return true;
        }
        if (generations.movedSince(cells, seen)) {
            return false;
        }
        epoch = now;
        return true;
    }

    /** Whether it may serve as a fallback: not invalidated hard. */
    public boolean isUsable(Generations generations) {
        return !generations.movedHardSince(cells, epoch);
    }

    public boolean absent() {
        return body == null;
    }

    public byte@Nullable [] body() {
        return body;
    }

    /** Whether it was read under this policy or one of the same version. */
    public boolean fits(CachePolicy asked) {
        return asked == policy || asked.version() == policy.version();
    }

    public @Nullable String etag() {
        return etag;
    }

    public Instant fetchedAt() {
        return fetchedAt;
    }

    public long bornNanos() {
        return bornNanos;
    }

    public int[] cells() {
        return cells;
    }

    public TenantActivity activity() {
        return activity;
    }

    public long epoch() {
        return epoch;
    }

    int weight(int requestLength) {
        return OVERHEAD + 2 * requestLength + (body == null ? 0 : body.length);
    }
}
