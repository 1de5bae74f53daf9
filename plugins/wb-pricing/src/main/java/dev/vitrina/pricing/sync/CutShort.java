package dev.vitrina.pricing.sync;

import dev.vitrina.api.job.JobResult;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of a job whose mirror was not read to its end. */
public record CutShort(Clock clock) {
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    /** Another run is most likely one of a replica that has just died, whose lease ends in seconds. */
    private static final Duration RETRY_WHEN_HELD = Duration.ofSeconds(3);

    /** Another run holds the mirror. */
    public JobResult held() {
        return waiting(FailureKind.UNAVAILABLE, "Another sync of this shop is under way", in(RETRY_WHEN_HELD));
    }

    /** @param problem null where the run was only interrupted */
    public JobResult by(@Nullable Problem problem) {
        if (problem == null) {
            return waiting(FailureKind.UNAVAILABLE, "The sync was interrupted", in(RETRY_AFTER));
        }
        Instant named = problem.retryAt();
        return switch (problem.kind()) {
            // Trying again cannot help: a new token has to come first.
            case UNAUTHORISED, REJECTED -> new JobResult.Failed(problem);
            case RATE_LIMITED, UNAVAILABLE, MALFORMED, TIMEOUT -> waiting(
                problem.kind(),
                problem.message(),
                named == null ? in(RETRY_AFTER) : named
            );
        };
    }

    private Instant in(Duration pause) {
        return clock.instant().plus(pause);
    }

    private static JobResult waiting(FailureKind kind, String message, Instant retryAt) {
        return new JobResult.Waiting(new Problem(kind, message, retryAt), retryAt);
    }
}
