package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.memory.HeldEntry;
import org.jspecify.annotations.Nullable;

/** Turns what was found into what a reader gets. */
final class Answers {

    private static final Problem TOO_LATE = new Problem(FailureKind.TIMEOUT, "The origin did not answer in time", null);

    private Answers() {}

    /** Of an entry in memory that is fresh. */
    static <T> CacheAnswer<T> fresh(HeldEntry entry, CacheRequest<T> request) {
        CacheAnswer<T> ready = entry.readyAnswer(request);
        return ready == null
            ? found(entry, request.policy(), request.codec(), State.FRESH, Source.MEMORY, null)
            : ready;
    }

    static <T> CacheAnswer<T> stale(
        HeldEntry entry,
        CachePolicy policy,
        Codec<T> codec,
        Source source,
        @Nullable Problem problem
    ) {
        return found(entry, policy, codec, problem == null ? State.STALE : State.STALE_ON_ERROR, source, problem);
    }

    /**
     * The best of an outcome that nothing better will follow.
     *
     * @param outage whether the origin has been away for long
     */
    static <T> CacheAnswer<T> settled(Outcome outcome, CachePolicy policy, Codec<T> codec, long now, boolean outage) {
        HeldEntry entry = outcome.entry();
        Problem problem = outcome.problem();
        if (entry != null) {
            Standing standing = outcome.standing(policy, now);
            if (standing == Standing.FRESH) {
                return found(entry, policy, codec, State.FRESH, outcome.source(), problem);
            }
            // What the origin gave just now is an answer, even where the policy says that nothing is ever fresh.
            boolean justLoaded = problem == null && outcome.source() == Source.ORIGIN;
            boolean lastResort =
                outage && problem != null && Outages.tellsOfOne(problem) && outcome.isLastResort(policy, now);
            if (standing != Standing.EXPIRED || justLoaded || lastResort) {
                return stale(entry, policy, codec, outcome.source(), problem);
            }
        }
        return new CacheAnswer.Failed<>(problem == null ? TOO_LATE : problem);
    }

    /** What there is when the wait is over, with the reason why it is not newer. */
    static Outcome late(Outcome seen) {
        return seen.withProblem(TOO_LATE);
    }

    /** As it is kept. */
    static <T> CacheAnswer.Kept<T> kept(
        HeldEntry entry,
        CacheRequest<T> request,
        State state,
        Source source,
        @Nullable Problem problem
    ) {
        return found(entry, request.policy(), request.codec(), state, source, problem);
    }

    private static <T> CacheAnswer.Kept<T> found(
        HeldEntry entry,
        CachePolicy policy,
        Codec<T> codec,
        State state,
        Source source,
        @Nullable Problem problem
    ) {
        Freshness freshness = entry.freshness(policy, state, source, problem);
        byte[] body = entry.body();
        return body == null
            ? new CacheAnswer.Absent<>(freshness)
            : new CacheAnswer.Found<>(decode(codec, entry, body), freshness);
    }

    private static <T> T decode(Codec<T> codec, HeldEntry entry, byte[] body) {
        try {
            return codec.decode(body);
        } catch (RuntimeException e) {
            throw new UndecodableException(entry.fetchedAt(), e);
        }
    }
}
