package dev.vitrina.api.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row to be.
 *
 * @param key     of what is changed; unique in the set; 1 to 200 characters
 * @param label   for people; up to 500 characters
 * @param group   rows of different groups are never sent together; null when the upstream takes any
 * @param payload the kind's own, JSON text
 * @param fields  what changes; {@link FieldChange#before} is what the author believes is there, null when he does not know
 */
public record DraftRow(String key, String label, @Nullable String group, String payload, List<FieldChange> fields) {
    public DraftRow {
        fields = List.copyOf(fields);
    }

    /** Of a kind that sends any rows together. */
    public DraftRow(String key, String label, String payload, List<FieldChange> fields) {
        this(key, label, null, payload, fields);
    }
}
