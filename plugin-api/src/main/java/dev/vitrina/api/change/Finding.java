package dev.vitrina.api.change;

import org.jspecify.annotations.Nullable;

/**
 * What a check found in a row.
 *
 * @param code    for programs and for grouping, upper snake case
 * @param message for people, what is wrong and what to do; may be told in another language later ({@link ChangeKind#explain})
 * @param field   the field it is about; null for the row
 */
public record Finding(Severity severity, String code, String message, @Nullable String field) {
    public static Finding error(String code, String message, @Nullable String field) {
        return new Finding(Severity.ERROR, code, message, field);
    }

    public static Finding warning(String code, String message, @Nullable String field) {
        return new Finding(Severity.WARNING, code, message, field);
    }

    public static Finding info(String code, String message, @Nullable String field) {
        return new Finding(Severity.INFO, code, message, field);
    }

    /** How grave it is; the gravest first. */
    public enum Severity {
        /** The row is not sent. */
        ERROR,
        /** The row is sent when somebody confirms it all the same. */
        WARNING,
        /** Worth knowing. */
        INFO,
    }
}
