package dev.vitrina.api.change;

import java.time.Instant;

/** What became of a row that was sent. */
public sealed interface RowOutcome {
    /** The upstream has not said yet; asked again at {@code lookAt}. */
    record Pending(Instant lookAt) implements RowOutcome {}

    /** Applied: the upstream says so, or what is there now is what was sent. */
    record Verified() implements RowOutcome {}

    /** Not applied and not going to be, whatever the answer was: only then may somebody have it sent again. */
    record Failed(Reason reason) implements RowOutcome {}
}
