package dev.vitrina.cache.entry;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheWarming;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.execution.Execution;
import dev.vitrina.cache.policy.PolicySource;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads what is due of {@link RecentRequests}, as a reader would that nobody waits for. */
final class Warming implements CacheWarming {

    private static final Logger LOG = LoggerFactory.getLogger(Warming.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final RecentRequests recent;
    private final PolicySource policies;
    private final Budget budget;
    private final SlowRead slowRead;
    private final Execution execution;

    Warming(RecentRequests recent, PolicySource policies, Budget budget, SlowRead slowRead, Execution execution) {
        this.execution = execution;
        this.recent = recent;
        this.policies = policies;
        this.budget = budget;
        this.slowRead = slowRead;
    }

    private enum Result {
        LOADED,
        FRESH,
        POSTPONED,
        FAILED,
        /** Nothing was done: it is to stop. */
        STOPPED,
    }

    /** What shares a budget. */
    private record Pot(long tenant, String endpoint) {}

    @Override
    public Progress warm(@Nullable Long tenant, @Nullable String endpoint, Listener listener) {
        List<? extends CacheRequest<?>> wanted = recent.latest(
            key -> (tenant == null || tenant == key.tenant()) && (endpoint == null || endpoint.equals(key.endpoint()))
        );
        Set<Pot> used = new HashSet<>();
        Progress progress = new Progress(0, wanted.size(), 0, 0, 0);
        for (CacheRequest<?> asked : wanted) {
            Result result = warm(asked, used, listener);
            if (result == Result.STOPPED) {
                return progress;
            }
            progress = after(progress, result);
            listener.onProgress(progress);
        }
        return progress;
    }

    @Override
    public void forget(Collection<String> endpoints) {
        recent.forget(Set.copyOf(endpoints));
    }

    @Override
    public void admit(Collection<String> endpoints) {
        recent.admit(Set.copyOf(endpoints));
    }

    private Result warm(CacheRequest<?> asked, Set<Pot> used, Listener listener) {
        if (isToStop(listener)) {
            return Result.STOPPED;
        }
        CacheKey key = asked.key();
        CacheRequest<?> request = asked
            .withPolicy(policies.effective(key.endpoint(), asked.policy()))
            .withPriority(Priority.EAGER);
        if (slowRead.isFreshInMemory(request)) {
            return Result.FRESH;
        }
        Pot pot = new Pot(key.tenant(), key.endpoint());
        if (used.contains(pot)) {
            return Result.POSTPONED;
        }
        Result refusal = awaitBudget(pot, request.policy().reserve(), listener);
        if (refusal != null) {
            used.add(pot);
            return refusal;
        }
        try {
            return result(slowRead.refreshNow(request));
        } catch (RuntimeException e) {
            LOG.warn("An entry of {} could not be warmed", key.endpoint(), e);
            return Result.FAILED;
        }
    }

    /**
     * Asked before the flight begins: a flight that the budget stops would stop readers who come for the same key, too.
     *
     * @return null when it may begin
     */
    private @Nullable Result awaitBudget(Pot pot, double reserve, Listener listener) {
        Duration left = LONGEST_WAIT;
        while (true) {
            Duration delay = budget.delay(pot.tenant(), pot.endpoint(), Priority.EAGER, reserve);
            if (!delay.isPositive()) {
                return null;
            }
            if (delay.compareTo(left) > 0) {
                return Result.POSTPONED;
            }
            Duration pause = delay.compareTo(GLANCE) < 0 ? delay : GLANCE;
            execution.pause(pause.toNanos());
            if (isToStop(listener)) {
                return Result.STOPPED;
            }
            left = left.minus(pause);
        }
    }

    private boolean isToStop(Listener listener) {
        return execution.isInterrupted() || listener.cancelled();
    }

    private static Result result(Outcome outcome) {
        Problem problem = outcome.problem();
        if (problem != null) {
            return problem.kind() == FailureKind.RATE_LIMITED ? Result.POSTPONED : Result.FAILED;
        }
        return outcome.source() == Source.ORIGIN ? Result.LOADED : Result.FRESH;
    }

    private static Progress after(Progress before, Result result) {
        return new Progress(
            before.done() + 1,
            before.total(),
            before.loaded() + (result == Result.LOADED ? 1 : 0),
            before.postponed() + (result == Result.POSTPONED ? 1 : 0),
            before.failed() + (result == Result.FAILED ? 1 : 0)
        );
    }
}
