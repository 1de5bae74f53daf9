package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code platform.change_row}.
 *
 * @param expected what the draft took for the values of fields, as {@link FieldChange#before}; only those it knew
 * @param looks    how often it was asked after since it was sent
 * @param deadline when it is given up
 */
record StoredRow(
    int ordinal,
    ChangeRow row,
    List<FieldChange> expected,
    List<Finding> findings,
    @Nullable Reason reason,
    int looks,
    @Nullable Instant deadline,
    Instant changedAt
) {
    String key() {
        return row.key();
    }
}
