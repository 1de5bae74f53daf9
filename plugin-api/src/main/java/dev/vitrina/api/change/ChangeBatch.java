package dev.vitrina.api.change;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Rows to send together: in the order of their set, all of one {@link ChangeRow#group}.
 *
 * @param changeSet whose they are
 * @param number    1 for the set's first; never used twice, so that the two make an id for an upstream that takes one
 * @param stop      what {@link #stopped} asks
 */
public record ChangeBatch(ChangeSetId changeSet, int number, List<ChangeRow> rows, BooleanSupplier stop) {
    public ChangeBatch {
        rows = List.copyOf(rows);
    }

    /** One that nobody stops. */
    public ChangeBatch(ChangeSetId changeSet, int number, List<ChangeRow> rows) {
        this(changeSet, number, rows, () -> false);
    }

    /**
     * Whether people have stopped all sending since the batch began: a kind that calls the upstream several times for it asks before each call, and rejects what
     * is not sent yet, or answers {@link SendResult.Later} where nothing is.
     */
    public boolean stopped() {
        return stop.getAsBoolean();
    }
}
