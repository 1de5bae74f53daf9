package dev.vitrina.api.job;

import dev.vitrina.cache.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a run of a job ended. An exception counts as {@link Failed} with an internal error. */
public sealed interface JobResult {
    record Succeeded(@Nullable String message) implements JobResult {}

    /** It cannot go on now; the host runs it again at {@code retryAt}. */
    record Waiting(Problem problem, Instant retryAt) implements JobResult {}

    /**
     * It is over, and trying again cannot help.
     *
     * @param told whether its plugin has told people of it by a notification of its own; the host raises none then
     */
    record Failed(Problem problem, boolean told) implements JobResult {
        /** One that the host tells people of. */
        public Failed(Problem problem) {
            this(problem, false);
        }
    }

    record Cancelled() implements JobResult {}
}
