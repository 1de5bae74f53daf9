package dev.vitrina.api.job;

import dev.vitrina.cache.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a run of a job ended. An exception counts as {@link Failed} with an internal error. */
public sealed interface JobResult {
    record Succeeded(@Nullable String message) implements JobResult {}

    /** It cannot go on now; the host runs it again at {@code retryAt}. */
    record Waiting(Problem problem, Instant retryAt) implements JobResult {}

    record Failed(Problem problem) implements JobResult {}

    record Cancelled() implements JobResult {}
}
