package dev.vitrina.media.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One bundle that is looked at; maps to {@code MediaIntakeRun}, whose errors are in the reader's language.
 *
 * @param total   files; null before it is known
 * @param report  when it is ready
 * @param problem why it failed
 */
record IntakeRun(
    UUID id,
    Bundle bundle,
    State state,
    long done,
    @Nullable Long total,
    @Nullable Report report,
    @Nullable Trouble problem,
    Instant expiresAt
) {
    /** Maps to {@code MediaIntakeState}. */
    enum State {
        QUEUED,
        RUNNING,
        READY,
        FAILED,
        CANCELLED;

        boolean isUnderWay() {
            return this == QUEUED || this == RUNNING;
        }
    }

    /** @param message null when the plugin has a text for the code */
    record Trouble(String code, @Nullable String message) {}
}
