package dev.vitrina.core.change;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.time.Instant;

/** A plugin that fails where it should have answered: the set waits a little, and people see why. */
final class Fault {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private Fault() {}

    static Instant retryAt(Instant now) {
        return now.plus(PAUSE);
    }

    static Problem problem(StoredSet set, Instant now) {
        return new Problem(
            FailureKind.UNAVAILABLE,
            "The plugin %s failed; what happened is in the log".formatted(set.plugin()),
            retryAt(now)
        );
    }
}
