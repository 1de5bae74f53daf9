package dev.vitrina.api.change;

import org.jspecify.annotations.Nullable;

/**
 * One value that changes, for the diff. Values are JSON texts and compared as JSON: {@code 1.50} equals {@code 1.5}, the order of an object's
 * members is of no account.
 *
 * @param name   stable, for example {@code title} or {@code dimensions.length}; unique in its row
 * @param before null when there is none, or none is known
 * @param after  null when it is taken away
 */
public record FieldChange(String name, @Nullable String before, @Nullable String after) {
    /** The change back. */
    public FieldChange swapped() {
        return new FieldChange(name, after, before);
    }
}
