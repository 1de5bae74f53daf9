package dev.vitrina.cache.simulation;

import dev.vitrina.cache.history.Invalidated;
import dev.vitrina.cache.history.Violation.Rule;
import dev.vitrina.cache.history.World;
import dev.vitrina.cache.simulation.Fiber.Grant;
import dev.vitrina.cache.simulation.History.Call;
import dev.vitrina.cache.simulation.History.Failure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call to the origin at the moment it begins, by a caller to whom the store had always answered: it must have the key's lease,
 * be the only one that has, and come when the origin may be called again.
 */
record CallCheck(History history, Call call, int policyVersion) {
    private static final Duration GRACE = Duration.ofMillis(1);

    void judge() {
        Grant grant = call.grant();
        if (grant == null) {
            history.violation(Rule.ONE_CALL, "a call for key %s by %s without a lease", call.key(), call.replica());
            return;
        }
        if (!isDisturbedAfter(grant.event())) {
            history.calls().forEach(this::checkBeside);
        }
        checkRetry(grant);
    }

    private void checkBeside(Call other) {
        Grant held = other.grant();
        if (
            other.key() == call.key() &&
            held != null &&
            (other.replica() == null || other.replica().isAlive()) &&
            held.until() > history.now() &&
            !history.isGivenUp(held) &&
            !isDisturbedAfter(held.event())
        ) {
            history.violation(Rule.ONE_CALL, "a call for key %s by %s beside %s", call.key(), call.replica(), other);
        }
    }

    private void checkRetry(Grant grant) {
        Failure failure = history.failure(call.key(), policyVersion);
        if (
            failure != null &&
            isBefore(failure.retryAt()) &&
            failure.event() < grant.event() &&
            !isDisturbedAfter(failure.granted())
        ) {
            history.violation(Rule.NOT_BEFORE_RETRY, "a call for key %s before %s", call.key(), failure.retryAt());
        }
        Instant paused = history.pausedUntil(World.KEYS.get(call.key()).tenant(), grant.event());
        if (isBefore(paused)) {
            history.violation(Rule.NOT_BEFORE_RETRY, "a call for key %s, paused until %s", call.key(), paused);
        }
    }

    private boolean isBefore(@Nullable Instant retryAt) {
        return retryAt != null && history.clock().isBefore(retryAt.minus(GRACE));
    }

    /** Whether an invalidation that may have reached the key was under way after that event, or the leases were lost. */
    private boolean isDisturbedAfter(long event) {
        if (history.crashedAfter(event)) {
            return true;
        }
        for (Invalidated invalidated : history.invalidations()) {
            if (
                invalidated.returned() > event &&
                (World.covers(invalidated.scope(), call.key(), 0) || World.covers(invalidated.scope(), call.key(), 1))
            ) {
                return true;
            }
        }
        return false;
    }
}
