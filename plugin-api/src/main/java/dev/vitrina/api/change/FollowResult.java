package dev.vitrina.api.change;

import dev.vitrina.cache.Problem;
import java.time.Instant;
import java.util.Map;

/** What came of looking after rows. */
public sealed interface FollowResult {
    /** By key. Rows that are missing are asked after again, ever later. */
    record Looked(Map<String, RowOutcome> outcomes) implements FollowResult {
        public Looked {
            outcomes = Map.copyOf(outcomes);
        }
    }

    /** The upstream cannot be asked now: the same rows come again at {@code retryAt}. */
    record Later(Problem problem, Instant retryAt) implements FollowResult {}
}
