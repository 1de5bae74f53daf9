package dev.vitrina.core.change;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a set is to be sent and taken back.
 *
 * @param sendAt   null for at once
 * @param returnAt null for never
 */
record Plan(@Nullable Instant sendAt, @Nullable Instant returnAt) {
    static final Plan AT_ONCE = new Plan(null, null);
    static final String INVALID = "INVALID_SCHEDULE";
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Why it cannot be kept; empty when it can be. */
    Optional<ActResult> objection(Instant now) {
        if (sendAt != null && !sendAt.isAfter(now)) {
            return refused("The start must lie in the future.", "sendAt");
        }
        if (returnAt != null && !returnAt.isAfter(sendAt == null ? now : sendAt)) {
            return refused("The return must lie behind the start.", "returnAt");
        }
        Instant last = now.plus(LONGEST);
        boolean far = (sendAt != null && sendAt.isAfter(last)) || (returnAt != null && returnAt.isAfter(last));
        return far ? refused("Nothing is planned for more than a year ahead.", "sendAt") : Optional.empty();
    }

    private static Optional<ActResult> refused(String message, String path) {
        return Optional.of(ActResult.refused(INVALID, message, path));
    }
}
