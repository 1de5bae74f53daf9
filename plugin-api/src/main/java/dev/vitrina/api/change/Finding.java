package dev.vitrina.api.change;

import dev.vitrina.api.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a check found in a row.
 *
 * @param code    for programs and for grouping, upper snake case
 * @param message for people, what is wrong and what to do; may be told in another language later ({@link ChangeKind#explain})
 * @param field   the field it is about; null for the row
 * @param atRisk  what sending the row all the same may cost; null where nobody can say. Not negative. Summed by code for people, and for the set: of a row
 *                the largest that a finding names. Told to who holds {@link ChangeKind#riskPermission}
 */
public record Finding(Severity severity, String code, String message, @Nullable String field, @Nullable Money atRisk) {
    public Finding {
        if (atRisk != null && atRisk.amount().signum() < 0) {
            throw new IllegalArgumentException("What is at risk is not negative, was " + atRisk);
        }
    }

    /** Nobody can say what is at risk. */
    public Finding(Severity severity, String code, String message, @Nullable String field) {
        this(severity, code, message, field, null);
    }

    public static Finding error(String code, String message, @Nullable String field) {
        return new Finding(Severity.ERROR, code, message, field);
    }

    public static Finding warning(String code, String message, @Nullable String field) {
        return new Finding(Severity.WARNING, code, message, field);
    }

    public static Finding info(String code, String message, @Nullable String field) {
        return new Finding(Severity.INFO, code, message, field);
    }

    /** The same, with what is at risk. */
    public Finding risking(Money money) {
        return new Finding(severity, code, message, field, money);
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
