package dev.vitrina.api.change;

import java.util.List;

/**
 * A row after its check.
 *
 * @param key      whose verdict it is
 * @param label    as it is now
 * @param payload  maybe completed by what the check found
 * @param fields   with {@link FieldChange#before} as fresh as can be
 * @param findings an {@link Finding.Severity#ERROR} keeps the row from being sent
 */
public record CheckedRow(String key, String label, String payload, List<FieldChange> fields, List<Finding> findings) {
    public CheckedRow {
        fields = List.copyOf(fields);
        findings = List.copyOf(findings);
    }

    /** The row as it was, with these findings. */
    public static CheckedRow of(ChangeRow row, List<FieldChange> fields, List<Finding> findings) {
        return new CheckedRow(row.key(), row.label(), row.payload(), fields, findings);
    }
}
