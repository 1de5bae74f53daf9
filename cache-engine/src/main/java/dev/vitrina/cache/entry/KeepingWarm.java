package dev.vitrina.cache.entry;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.MemoryCache;
import dev.vitrina.cache.memory.Terms;
import dev.vitrina.cache.policy.PolicySource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes what was read lately before somebody reads it again, where the policy's {@code warmFor} says so: because its time has
 * come, or because it was invalidated. When the budget does not suffice for all, those go first that have been due for long and
 * were read a short while ago, which is what staleness costs most.
 */
public final class KeepingWarm {

    private static final Logger LOG = LoggerFactory.getLogger(KeepingWarm.class);

    /** A look follows every second; a flood of loads at once would be nobody's wish. */
    private static final int MOST_AT_ONCE = 50;

    private final RecentRequests recent;
    private final PolicySource policies;
    private final Budget budget;
    private final MemoryCache memory;
    private final Generations generations;
    private final SlowRead slowRead;
    private final LongSupplier nanoTime;
    private final AtomicBoolean looking = new AtomicBoolean();

    KeepingWarm(
        RecentRequests recent,
        PolicySource policies,
        Budget budget,
        MemoryCache memory,
        Generations generations,
        SlowRead slowRead,
        LongSupplier nanoTime
    ) {
        this.recent = recent;
        this.policies = policies;
        this.budget = budget;
        this.memory = memory;
        this.generations = generations;
        this.slowRead = slowRead;
        this.nanoTime = nanoTime;
    }

    /** @param cost of leaving it as it is */
    private record Due(CacheRequest<?> request, double cost) {}

    /** What shares a budget. */
    private record Pot(long tenant, String endpoint) {}

    /** Begins refreshes of what is due, and returns before they end. One look at a time; passes while another one is under way. */
    public void look() {
        if (looking.compareAndSet(false, true)) {
            try {
                refreshDue();
            } catch (RuntimeException e) {
                LOG.warn("What was read lately could not be kept warm", e);
            } finally {
                looking.set(false);
            }
        }
    }

    /** One of each pot: the budget is only asked, and what it has for one call it may not have for two. */
    private void refreshDue() {
        long now = nanoTime.getAsLong();
        List<Due> due = recent
            .all()
            .stream()
            .map(asked -> due(asked, now))
            .filter(Objects::nonNull)
            .sorted(Comparator.comparingDouble(Due::cost).reversed())
            .toList();
        Set<Pot> asked = new HashSet<>();
        int begun = 0;
        for (Due one : due) {
            Pot pot = new Pot(one.request().key().tenant(), one.request().key().endpoint());
            if (begun < MOST_AT_ONCE && asked.add(pot) && isAffordable(one.request())) {
                slowRead.refreshAhead(one.request());
                begun++;
            }
        }
    }

    /** What has just failed, or was in vain, must not take the place of others. */
    private boolean isPointless(CacheKey key, long now) {
        return (
            memory.setback(key, Priority.EAGER, generations, now) != null || memory.isOversized(key, generations, now)
        );
    }

    private boolean isAffordable(CacheRequest<?> request) {
        CacheKey key = request.key();
        double reserve = request.policy().reserve();
        return !budget.delay(key.tenant(), key.endpoint(), Priority.EAGER, reserve).isPositive();
    }

    private @Nullable Due due(CacheRequest<?> asked, long now) {
        CachePolicy policy = policies.effective(asked.key().endpoint(), asked.policy());
        HeldEntry held = policy.warmFor().isPositive() ? memory.peek(asked.key()) : null;
        if (held == null || held.unreadNanos(now) > Terms.nanos(policy.warmFor())) {
            return null;
        }
        if (isPointless(asked.key(), now)) {
            return null;
        }
        long age = now - held.bornNanos();
        boolean invalidated = !held.isCurrent(generations);
        double overdue = invalidated ? age : age - Standing.dueNanos(held, policy);
        if (overdue <= 0 || (held.absent() && !invalidated)) {
            return null;
        }
        CacheRequest<?> request = asked.withPolicy(policy).withPriority(Priority.EAGER);
        return new Due(request, overdue / (held.unreadNanos(now) + 1e9));
    }
}
