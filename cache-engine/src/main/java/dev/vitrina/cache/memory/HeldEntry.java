package dev.vitrina.cache.memory;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.generation.Generations;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the origin as held in this process: the encoded body once, and what is needed to judge it without a clock of
 * another machine.
 *
 * <p>What a hit looks at is in this object, which fits a cache line, and everything else in {@link Kept}: on a hit that is
 * not among the hottest, each line touched costs as much as all the tests together.
 */
public final class HeldEntry {

    /** Object headers, the key's strings, Caffeine's node: roughly, for the weigher. */
    private static final int OVERHEAD = 250;

    private final Kept kept;
    private final CachePolicy policy;
    private final long freshUntil;
    private final long leadNanos;
    private final @Nullable CacheAnswer<?> answer;
    private final LongAdder hits;
    private volatile long epoch;
    /** When it was last read, in units of 2^30 ns. Written by any reader without order: the one or the other will do. */
    private int readAt;

    /** As one that is loaded in no time. */
    public HeldEntry(Kept kept, CacheRequest<?> request, long epoch) {
        this(kept, request, epoch, 0);
    }

    /**
     * Under the policy of a request, and with an answer ready for all who ask like it, where that takes no memory.
     *
     * @param epoch     {@link Generations#epoch()} before it was looked up
     * @param leadNanos how long before its end its next load should begin, so that it ends in time
     */
    public HeldEntry(Kept kept, CacheRequest<?> request, long epoch, long leadNanos) {
        this.kept = kept;
        this.policy = request.policy();
        this.freshUntil = kept.age().bornNanos() + kept.freshNanos(policy);
        this.leadNanos = leadNanos;
        this.hits = kept.activity().hits();
        this.epoch = epoch;
        this.readAt = coarse(kept.age().bornNanos());
        this.answer = absent() || request.codec() == Codec.bytes() ? answer(request.codec()) : null;
    }

    /**
     * The fresh answer that was made once for all who ask by this policy, for who knows that the entry is fresh and coherent. There
     * is one where no codec is needed to make it: a codec may be a plugin's, and would keep that plugin's classes.
     */
    @SuppressWarnings("unchecked") // An absence has no value, and a reader that asks for bytes gets them.
    public <T> @Nullable CacheAnswer<T> readyAnswer(CacheRequest<T> request) {
        return policy == request.policy() && (absent() || request.codec() == Codec.bytes())
            ? (CacheAnswer<T>) answer
            : null;
    }

    /** Whether no invalidation came since it was looked up. Costs one volatile read while nothing at all is invalidated. */
    public boolean isCurrent(Generations generations) {
        long now = generations.epoch();
        long seen = epoch;
        if (seen == now) {
            return true;
        }
        if (generations.movedSince(kept.cells(), seen)) {
            return false;
        }
        epoch = now;
        return true;
    }

    /** Whether it may serve as a fallback: not invalidated hard. */
    public boolean isUsable(Generations generations) {
        return !generations.movedHardSince(kept.cells(), epoch);
    }

    /** Whether it was read under this policy or one of the same version. */
    public boolean fits(CachePolicy asked) {
        return asked == policy || asked.version() == policy.version();
    }

    /** How long it is fresh. Known beforehand under the policy it was read with: policies are made once per endpoint. */
    public long freshNanos(CachePolicy asked) {
        return asked == policy ? freshUntil - kept.age().bornNanos() : kept.freshNanos(asked);
    }

    /** How long before its end its next load should begin, so that it ends in time. */
    public long leadNanos() {
        return leadNanos;
    }

    /** Tells its age and origin to a reader with this policy. */
    public Freshness freshness(CachePolicy asked, State state, Source source, @Nullable Problem problem) {
        Instant expiresAt = kept.fetchedAt().plusNanos(freshNanos(asked));
        return new Freshness(state, kept.fetchedAt(), kept.age(), expiresAt, source, problem);
    }

    /** Counts a read that it answers while it is fresh. */
    public void hit(long now) {
        hits.increment();
        readAt(now);
    }

    /** Counts a read that it answers although it is stale. */
    public void stale(long now) {
        kept.activity().stale();
        readAt(now);
    }

    /** Notes that somebody wanted it. Dirties its cache line once a second at most. */
    public void readAt(long now) {
        int coarse = coarse(now);
        if (readAt != coarse) {
            readAt = coarse;
        }
    }

    /** How long nobody has read it, in nanoseconds, to about a second. */
    public long unreadNanos(long now) {
        return (long) Math.max(0, coarse(now) - readAt) << 30;
    }

    /** Takes the place of another one that nobody has read since. */
    void succeed(HeldEntry before) {
        readAt = before.readAt;
    }

    private static int coarse(long nanos) {
        return (int) (nanos >> 30);
    }

    public boolean absent() {
        return kept.body() == null;
    }

    public byte@Nullable [] body() {
        return kept.body();
    }

    public @Nullable String etag() {
        return kept.etag();
    }

    public Instant fetchedAt() {
        return kept.fetchedAt();
    }

    /** The engine's nanosecond counter when the origin gave it. */
    public long bornNanos() {
        return kept.age().bornNanos();
    }

    public int[] cells() {
        return kept.cells();
    }

    int weight(int requestLength) {
        byte[] body = kept.body();
        return OVERHEAD + 2 * requestLength + (body == null ? 0 : body.length);
    }

    private <T> CacheAnswer<T> answer(Codec<T> codec) {
        byte[] body = kept.body();
        return body == null
            ? new CacheAnswer.Absent<>(freshness(policy, State.FRESH, Source.MEMORY, null))
            : new CacheAnswer.Found<>(codec.decode(body), freshness(policy, State.FRESH, Source.MEMORY, null));
    }
}
