package dev.vitrina.products.edit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to do with one field of any number of cards.
 *
 * @param values what is set, added or removed; the replacement of {@link Operation#REPLACE}. One but for a characteristic's
 * @param find   what {@link Operation#REPLACE} looks for, without regard to case; empty for the other operations
 */
public record EditRule(CardField field, Operation operation, List<String> values, String find) {
    private static final int MAX_LENGTH = 10_000;

    /** How a field is edited. */
    public enum Operation {
        /** Holds this afterwards. */
        SET,
        /** Holds nothing afterwards. */
        CLEAR,
        /** The text, with this behind it. */
        APPEND,
        /** The text, with this before it. */
        PREPEND,
        /** Each place where something stands is given something else; in a characteristic, in each of its values. */
        REPLACE,
        /** A characteristic's values and these. */
        ADD,
        /** A characteristic's values but for these. */
        REMOVE,
    }

    /** Why a rule is none. */
    public enum Flaw {
        NOT_FOR_THIS_FIELD,
        VALUE_MISSING,
        VALUE_TOO_LONG,
        ONE_VALUE_ONLY,
        NOT_A_NUMBER,
        FIND_MISSING,
    }

    /** @throws BadRuleException when the operation is none for the field, or lacks what it needs */
    public EditRule {
        values = List.copyOf(values);
        Flaw flaw = flaw(field, operation, values, find);
        if (flaw != null) {
            throw new BadRuleException(flaw);
        }
    }

    public static EditRule set(CardField field, String... values) {
        return new EditRule(field, Operation.SET, List.of(values), "");
    }

    /** What makes sense for a field. */
    public static Set<Operation> operations(CardField field) {
        return switch (field) {
            case CardField.Text.VENDOR_CODE -> EnumSet.of(
                Operation.SET,
                Operation.APPEND,
                Operation.PREPEND,
                Operation.REPLACE
            );
            case CardField.Text.BRAND -> EnumSet.of(Operation.SET, Operation.CLEAR);
            case CardField.Text _ -> EnumSet.of(
                Operation.SET,
                Operation.CLEAR,
                Operation.APPEND,
                Operation.PREPEND,
                Operation.REPLACE
            );
            case CardField.Measure _ -> EnumSet.of(Operation.SET);
            case CardField.Characteristic _ -> EnumSet.of(
                Operation.SET,
                Operation.CLEAR,
                Operation.ADD,
                Operation.REMOVE,
                Operation.REPLACE
            );
        };
    }

    /** What it makes of nothing. */
    public FieldValue of() {
        return apply(FieldValue.NONE);
    }

    FieldValue apply(FieldValue present) {
        return switch (field) {
            case CardField.Text _ -> FieldValue.text(text(present instanceof FieldValue.Text(String text) ? text : ""));
            case CardField.Measure _ -> new FieldValue.Amount(number(values.getFirst()));
            case CardField.Characteristic _ -> FieldValue.values(
                list(present instanceof FieldValue.Values(List<String> list) ? list : List.of())
            );
        };
    }

    private String text(String present) {
        return switch (operation) {
            case SET -> values.getFirst();
            case APPEND -> present + values.getFirst();
            case PREPEND -> values.getFirst() + present;
            case REPLACE -> replaced(present);
            case CLEAR, ADD, REMOVE -> "";
        };
    }

    private List<String> list(List<String> present) {
        return switch (operation) {
            case SET -> values;
            case ADD -> {
                List<String> all = new ArrayList<>(present);
                values
                    .stream()
                    .filter(value -> !holds(present, value))
                    .forEach(all::add);
                yield all;
            }
            case REMOVE -> present
                .stream()
                .filter(value -> !holds(values, value))
                .toList();
            case REPLACE -> present.stream().map(this::replaced).distinct().toList();
            case CLEAR, APPEND, PREPEND -> List.of();
        };
    }

    private String replaced(String text) {
        String replacement = values.isEmpty() ? "" : values.getFirst();
        return Pattern.compile(find, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text)
            .replaceAll(Matcher.quoteReplacement(replacement));
    }

    private static boolean holds(List<String> values, String wanted) {
        return values.stream().anyMatch(value -> value.strip().equalsIgnoreCase(wanted.strip()));
    }

    private static @Nullable Flaw flaw(CardField field, Operation operation, List<String> values, String find) {
        boolean one = !(field instanceof CardField.Characteristic) || operation == Operation.REPLACE;
        if (!operations(field).contains(operation)) {
            return Flaw.NOT_FOR_THIS_FIELD;
        }
        if (values.stream().anyMatch(value -> value.length() > MAX_LENGTH) || find.length() > MAX_LENGTH) {
            return Flaw.VALUE_TOO_LONG;
        }
        if (operation == Operation.REPLACE) {
            return find.isEmpty() ? Flaw.FIND_MISSING : values.size() > 1 ? Flaw.ONE_VALUE_ONLY : null;
        }
        if (operation == Operation.CLEAR) {
            return null;
        }
        if (values.isEmpty() || values.stream().allMatch(String::isBlank)) {
            return Flaw.VALUE_MISSING;
        }
        if (one && values.size() > 1) {
            return Flaw.ONE_VALUE_ONLY;
        }
        return field instanceof CardField.Measure && !isNumber(values.getFirst()) ? Flaw.NOT_A_NUMBER : null;
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("-?\\d{1,9}([.,]\\d{1,9})?");
    }

    /** With a comma or a point. */
    private static BigDecimal number(String text) {
        return new BigDecimal(text.strip().toLowerCase(Locale.ROOT).replace(',', '.'));
    }

    /** A rule that cannot be. */
    public static final class BadRuleException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final Flaw flaw;

        BadRuleException(Flaw flaw) {
            super(flaw.name());
            this.flaw = flaw;
        }

        public Flaw flaw() {
            return flaw;
        }
    }
}
