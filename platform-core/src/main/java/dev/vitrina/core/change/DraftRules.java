package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What a draft must be to be kept. */
final class DraftRules {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_ORIGIN = 100;
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_LABEL = 500;
    private static final String NUL = "\u0000";

    private DraftRules() {}

    /** @throws VitrinaException {@code INVALID_INPUT} */
    static void require(ChangeSetDraft draft) {
        text("title", draft.title().strip(), 1, LONGEST_TITLE);
        text("origin", draft.origin(), 1, LONGEST_ORIGIN);
        if (draft.idempotencyKey() != null) {
            text("idempotencyKey", draft.idempotencyKey(), 1, LONGEST_KEY);
        }
    }

    /** @throws VitrinaException {@code INVALID_INPUT} */
    static void require(DraftRow row) {
        text("key", row.key(), 1, LONGEST_KEY);
        text("label", row.label(), 0, LONGEST_LABEL);
        try {
            ChangeJson.require(row.payload());
        } catch (JacksonException malformed) {
            throw invalid("The payload of row %s is no JSON".formatted(row.key()));
        }
        long names = row
            .fields()
            .stream()
            .map(field -> field.name())
            .distinct()
            .count();
        if (names != row.fields().size()) {
            throw invalid("Row %s changes a field twice".formatted(row.key()));
        }
        row
            .fields()
            .forEach(field -> {
                clean(row, field.before());
                clean(row, field.after());
            });
        clean(row, row.payload());
    }

    /** PostgreSQL keeps no zero characters, neither as such nor escaped. */
    private static void clean(DraftRow row, @Nullable String json) {
        if (json != null && (json.contains(NUL) || json.contains("\\u0000"))) {
            throw invalid("Row %s holds a zero character".formatted(row.key()));
        }
    }

    private static void text(String name, String value, int least, int most) {
        if (value.length() < least || value.length() > most || value.contains(NUL)) {
            throw invalid("`%s` must have %d to %d characters".formatted(name, least, most));
        }
    }

    private static VitrinaException invalid(String message) {
        return new VitrinaException(ErrorCode.INVALID_INPUT, message);
    }
}
