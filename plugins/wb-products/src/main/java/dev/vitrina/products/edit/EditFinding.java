package dev.vitrina.products.edit;

import dev.vitrina.api.change.Finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an edit, or worth knowing.
 *
 * @param field     null when it is about the card
 * @param arguments of the text {@code finding.<code>}
 */
public record EditFinding(Code code, @Nullable CardField field, List<String> arguments) {
    public EditFinding {
        arguments = List.copyOf(arguments);
    }

    public static EditFinding of(Code code, @Nullable CardField field, Object... arguments) {
        return new EditFinding(code, field, List.of(arguments).stream().map(String::valueOf).toList());
    }

    public Severity severity() {
        return code.severity;
    }

    /** The kinds of findings. */
    public enum Code {
        TITLE_TOO_LONG(Severity.ERROR),
        TITLE_EMPTY(Severity.ERROR),
        DESCRIPTION_TOO_LONG(Severity.ERROR),
        DESCRIPTION_MAYBE_TOO_LONG(Severity.WARNING),
        FORBIDDEN_CHARACTERS(Severity.ERROR),
        EMAIL_IN_TEXT(Severity.ERROR),
        VENDOR_CODE_EMPTY(Severity.ERROR),
        VENDOR_CODE_TOO_LONG(Severity.ERROR),
        VENDOR_CODE_TAKEN(Severity.ERROR),
        VENDOR_CODE_TWICE(Severity.ERROR),
        BRAND_UNKNOWN(Severity.WARNING),
        DIMENSION_NOT_POSITIVE(Severity.ERROR),
        DIMENSION_NOT_WHOLE(Severity.ERROR),
        WEIGHT_TOO_PRECISE(Severity.ERROR),
        CHARACTERISTIC_UNKNOWN(Severity.ERROR),
        CHARACTERISTIC_UNUSED(Severity.ERROR),
        CHARACTERISTIC_HAS_A_FIELD(Severity.ERROR),
        CHARACTERISTIC_REQUIRED(Severity.ERROR),
        CHARACTERISTIC_NOT_A_NUMBER(Severity.ERROR),
        CHARACTERISTIC_ONE_NUMBER(Severity.ERROR),
        TOO_MANY_VALUES(Severity.ERROR),
        VALUE_UNKNOWN(Severity.ERROR),
        SUBJECT_MISSING(Severity.ERROR),
        CARD_GONE(Severity.ERROR),
        DIRECTORY_UNAVAILABLE(Severity.WARNING),
        CHECKED_AGAINST_MIRROR(Severity.INFO),
        CARDS_LIMIT(Severity.ERROR),
        TAG_UNKNOWN(Severity.ERROR),
        TOO_MANY_TAGS(Severity.ERROR),
        OTHER_SUBJECT(Severity.ERROR),
        GROUP_GONE(Severity.ERROR),
        GROUP_TOO_LARGE(Severity.ERROR),
        NOT_MERGED(Severity.WARNING);

        private final Severity severity;

        Code(Severity severity) {
            this.severity = severity;
        }
    }
}
