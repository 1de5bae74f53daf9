package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.PutOutcome;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.invalidation.InvalidationFeed;
import dev.vitrina.cache.invalidation.Invalidator;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.MemoryCache;
import dev.vitrina.cache.memory.Terms;
import dev.vitrina.cache.policy.PolicySource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The cache of entries. What is fresh in memory is answered here; everything else is {@link SlowRead}'s. */
public final class EntryCache implements UniversalCacheService {

    private final PolicySource policies;
    private final MemoryCache memory;
    private final Generations generations;
    private final InvalidationFeed feed;
    private final Invalidator invalidator;
    private final ActivityLog activity;
    private final CredentialPauses pauses;
    private final SlowRead slowRead;
    private final Finding finding;
    private final Putting putting;
    private final RecentRequests recent;
    private final LongSupplier nanoTime;

    EntryCache(
        PolicySource policies,
        MemoryCache memory,
        Generations generations,
        InvalidationFeed feed,
        Invalidator invalidator,
        ActivityLog activity,
        CredentialPauses pauses,
        SlowRead slowRead,
        Finding finding,
        Putting putting,
        RecentRequests recent,
        LongSupplier nanoTime
    ) {
        this.policies = policies;
        this.memory = memory;
        this.generations = generations;
        this.feed = feed;
        this.invalidator = invalidator;
        this.activity = activity;
        this.pauses = pauses;
        this.slowRead = slowRead;
        this.finding = finding;
        this.putting = putting;
        this.recent = recent;
        this.nanoTime = nanoTime;
    }

    @Override
    public <T> CacheAnswer<T> get(CacheRequest<T> asked) {
        CacheRequest<T> request = asked.withPolicy(policies.effective(asked.key().endpoint(), asked.policy()));
        HeldEntry held = memory.get(request.key());
        if (held != null && held.fits(request.policy()) && held.isCurrent(generations)) {
            CacheAnswer<T> answer = judged(asked, request, held);
            if (answer != null) {
                return answer;
            }
        }
        recent.note(asked);
        CacheAnswer<T> answer = slowRead.read(request);
        HeldEntry kept = memory.peek(request.key());
        if (kept != null) {
            kept.readAt(nanoTime.getAsLong());
        }
        return answer;
    }

    @Override
    public <T> Optional<CacheAnswer.Kept<T>> find(CacheRequest<T> asked) {
        CacheRequest<T> request = asked.withPolicy(policies.effective(asked.key().endpoint(), asked.policy()));
        HeldEntry held = memory.get(request.key());
        boolean serves =
            held != null &&
            held.fits(request.policy()) &&
            held.isCurrent(generations) &&
            mayServe(request.policy().coherence(), nanoTime.getAsLong());
        return finding.find(request, serves ? held : null);
    }

    @Override
    public <T> PutOutcome put(CacheRequest<T> asked, @Nullable T value) {
        return putting.put(asked.withPolicy(policies.effective(asked.key().endpoint(), asked.policy())), value);
    }

    @Override
    public void invalidate(Scope scope, Invalidation invalidation) {
        invalidator.invalidate(scope, invalidation);
        pauses.onScope(ScopeId.of(scope));
    }

    @Override
    public void invalidate(Scope scope, Invalidation invalidation, Duration settle) {
        invalidator.invalidate(scope, invalidation, settle);
        pauses.onScope(ScopeId.of(scope));
    }

    @Override
    public void invalidateDebounced(Scope scope, Invalidation invalidation, Duration window) {
        invalidator.invalidateDebounced(scope, invalidation, window);
        pauses.onScope(ScopeId.of(scope));
    }

    @Override
    public void purge(long tenant) {
        invalidator.purge(tenant);
        activity.forget(tenant);
        pauses.onScope(ScopeId.tenant(tenant));
        recent.forget(tenant);
    }

    @Override
    public CacheActivity activity(long tenant) {
        return Objects.requireNonNull(activity.today(List.of(tenant)).get(tenant));
    }

    @Override
    public Map<Long, CacheActivity> activity(Collection<Long> tenants) {
        return activity.today(tenants);
    }

    /** What memory may answer; null when the store must be asked. */
    private <T> @Nullable CacheAnswer<T> judged(CacheRequest<T> asked, CacheRequest<T> request, HeldEntry held) {
        CachePolicy policy = request.policy();
        long now = nanoTime.getAsLong();
        if (!mayServe(policy.coherence(), now)) {
            return null;
        }
        long age = now - held.bornNanos();
        try {
            if (age > held.freshNanos(policy)) {
                recent.note(asked);
                return slowRead.stale(request, held);
            }
            CacheAnswer<T> answer = Answers.fresh(held, request);
            held.hit(now);
            if (Standing.isDue(held, policy, age)) {
                recent.note(asked);
                slowRead.refreshAhead(request);
            }
            return answer;
        } catch (UndecodableException e) {
            memory.remove(request.key(), held);
            return null;
        }
    }

    private boolean mayServe(Coherence coherence, long now) {
        return switch (coherence) {
            case Coherence.Strict() -> false;
            case Coherence.Bounded(Duration delta) -> feed.lag(now) <= Terms.nanos(delta);
            case Coherence.Eventual() -> true;
        };
    }
}
