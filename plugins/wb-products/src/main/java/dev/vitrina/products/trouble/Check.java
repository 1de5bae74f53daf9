package dev.vitrina.products.trouble;

import java.util.List;

/**
 * One thing that a card needs to be seen and to sell; maps to the GraphQL type {@code ProductCheck}.
 *
 * @param reason which of the subject's texts says it
 * @param values that the text speaks of
 */
public record Check(Subject subject, Verdict verdict, String reason, List<Object> values) {
    public Check {
        values = List.copyOf(values);
    }

    /** What was looked at. */
    public enum Subject {
        SYNC,
        CARD,
        ERRORS,
        PHOTOS,
        DIMENSIONS,
        BARCODES,
        CONTENT,
        DUPLICATES,
    }

    /** How it is. */
    public enum Verdict {
        OK,
        WARNING,
        PROBLEM,
        UNKNOWN,
    }

    static Check ok(Subject subject) {
        return new Check(subject, Verdict.OK, "ok", List.of());
    }

    static Check warning(Subject subject, String reason, Object... values) {
        return new Check(subject, Verdict.WARNING, reason, List.of(values));
    }

    static Check problem(Subject subject, String reason, Object... values) {
        return new Check(subject, Verdict.PROBLEM, reason, List.of(values));
    }

    static Check unknown(Subject subject, String reason, Object... values) {
        return new Check(subject, Verdict.UNKNOWN, reason, List.of(values));
    }
}
