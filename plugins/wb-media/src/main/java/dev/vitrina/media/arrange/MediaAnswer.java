package dev.vitrina.media.arrange;

import dev.vitrina.cache.Problem;
import java.time.Instant;

/** How a writing call ended. Handle it with an exhaustive {@code switch}. */
sealed interface MediaAnswer {
    /** Wildberries took it; what became of it shows later. */
    record Taken() implements MediaAnswer {}

    /** Wildberries did nothing, for a reason in its words. */
    record Refused(String reason) implements MediaAnswer {}

    /** Nothing was done, and it may be tried again. */
    record NotNow(Problem problem, Instant retryAt) implements MediaAnswer {}

    /** Nobody knows whether it was done: only reading tells. */
    record Lost(String reason) implements MediaAnswer {}
}
