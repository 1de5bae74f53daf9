package dev.vitrina.products.content;

import dev.vitrina.cache.FailureKind;
import java.time.Duration;
import java.util.Map;

/** How a writing call ended. Handle it with an exhaustive {@code switch}. */
public sealed interface Written {
    /** Wildberries took it; what became of it shows later. */
    record Accepted() implements Written {}

    /**
     * Wildberries did nothing.
     *
     * @param reason  in Wildberries' words
     * @param byItem  what it said of single items, by vendor code; empty when it named none
     */
    record Refused(String reason, Map<String, String> byItem) implements Written {
        public Refused {
            byItem = Map.copyOf(byItem);
        }
    }

    /** Wildberries did nothing, and would not for any other card: the method is closed to the token. */
    record Closed(String reason) implements Written {}

    /** The call was not made, or Wildberries would not hear of it now. */
    record NotNow(FailureKind kind, String reason, Duration retryAfter) implements Written {}

    /** Nobody knows whether it was done: only reading tells. */
    record Lost(String reason) implements Written {}
}
