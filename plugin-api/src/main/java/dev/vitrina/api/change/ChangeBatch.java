package dev.vitrina.api.change;

import java.util.List;

/**
 * Rows to send together: in the order of their set, all of one {@link ChangeRow#group}.
 *
 * @param changeSet whose they are
 * @param number    1 for the set's first; never used twice, so that the two make an id for an upstream that takes one
 */
public record ChangeBatch(ChangeSetId changeSet, int number, List<ChangeRow> rows) {
    public ChangeBatch {
        rows = List.copyOf(rows);
    }
}
