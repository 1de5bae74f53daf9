package dev.vitrina.test;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.RowState;

/** Rows of change sets as the host hands them to their kind, for tests of a kind without a host. */
public final class ChangeRows {

    private ChangeRows() {}

    /** In its first batch, of which no answer came yet. */
    public static ChangeRow sent(DraftRow row, RowState state) {
        return new ChangeRow(row.key(), row.label(), row.group(), row.payload(), row.fields(), state, 1, 1, null, null);
    }
}
