package dev.vitrina.api.change;

import dev.vitrina.cache.Problem;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of sending a batch. */
public sealed interface SendResult {
    /**
     * The upstream took the rows, but for these.
     *
     * @param reference its id of the upload; null when it gives none
     * @param rejected  rows that it refused at once, by key; all others are followed
     * @param lookAt    when it is worth asking what became of them
     */
    record Accepted(@Nullable String reference, Map<String, Reason> rejected, Instant lookAt) implements SendResult {
        public Accepted {
            rejected = Map.copyOf(rejected);
        }
    }

    /** The upstream took none, and would not take them the next time: all rows fail. */
    record Refused(Reason reason) implements SendResult {}

    /**
     * Nobody knows: no answer came, or one that says nothing. Only following decides.
     *
     * @param lookAt   when to look first; long enough for the call to have come to its end
     * @param rejected rows that are not in doubt, by key: refused, or never sent; all others are followed
     */
    record Uncertain(Reason reason, Instant lookAt, Map<String, Reason> rejected) implements SendResult {
        public Uncertain {
            rejected = Map.copyOf(rejected);
        }

        /** All rows are in doubt. */
        public Uncertain(Reason reason, Instant lookAt) {
            this(reason, lookAt, Map.of());
        }
    }

    /** For certain nothing was taken, and it can go on at {@code retryAt}: the quota is used up, the connection was refused. */
    record Later(Problem problem, Instant retryAt) implements SendResult {}
}
