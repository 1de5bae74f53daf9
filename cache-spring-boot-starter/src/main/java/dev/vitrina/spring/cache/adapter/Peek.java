package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.UniversalCacheService;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A look at what is kept that loads nothing, which the engine has no call for: a read of the lowest priority whose turn in the
 * origin's budget is not now. The engine asks the budget on the reader's own thread before it takes a lease, so a look costs what
 * a hit costs and leaves nothing behind.
 */
public final class Peek {

    private static final ScopedValue<Boolean> LOOKING = ScopedValue.newInstance();
    /** Over at once: whoever shares the look's turn may go on to a load. */
    private static final Duration NOT_NOW = Duration.ofNanos(1);
    private static final String REASON = "Nothing is kept";

    private Peek() {}

    /** The budget of an engine in which looks cost nothing; in any other, a look writes down a failure that is over at once. */
    public static Budget budget(Budget origin) {
        return (tenant, endpoint, priority, reserve) ->
            LOOKING.isBound() ? NOT_NOW : origin.delay(tenant, endpoint, priority, reserve);
    }

    /** Whether this thread only looks. */
    public static boolean isUnderWay() {
        return LOOKING.isBound();
    }

    /** The policy to look by: what is not fresh is not wanted, so no refresh need begin for it. */
    static CachePolicy policy(CachePolicy policy) {
        return policy.withStale(Duration.ZERO, policy.staleIfError()).withRefreshAt(1).withWarmFor(Duration.ZERO);
    }

    /** @param policy of {@link #policy(CachePolicy)} */
    static <T> CacheAnswer<T> at(UniversalCacheService cache, CacheKey key, CachePolicy policy, Codec<T> codec) {
        CacheRequest<T> request = new CacheRequest<>(
            key,
            policy,
            codec,
            context -> nothing(),
            Set.of(),
            Priority.RECONCILE
        );
        return ScopedValue.where(LOOKING, true).call(() -> cache.get(request));
    }

    /** What a load reports that has nothing to bring: it leaves what is kept, and the next may follow at once. */
    static <T> LoadResult<T> nothing() {
        return new LoadResult.Failed<>(FailureKind.RATE_LIMITED, REASON, Duration.ZERO);
    }

    /** Whether a reader that wanted to load shared the turn of one that only looked, and must ask once more. */
    static boolean cutShort(CacheAnswer<?> answer) {
        Problem problem = switch (answer) {
            case CacheAnswer.Failed<?>(Problem failure) -> failure;
            case CacheAnswer.Found<?>(Object ignored, Freshness freshness) -> freshness.problem();
            case CacheAnswer.Absent<?>(Freshness freshness) -> freshness.problem();
        };
        return problem != null && problem.kind() == FailureKind.RATE_LIMITED && isOver(problem.retryAt());
    }

    private static boolean isOver(@Nullable Instant retryAt) {
        return retryAt != null && !retryAt.isAfter(Instant.now());
    }
}
