package dev.vitrina.products.edit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a field holds, in the one shape that drafts, checks and differences use. An empty text and an empty list are {@link None}: Wildberries
 * makes no difference.
 */
public sealed interface FieldValue {
    FieldValue NONE = new None();

    /** Nothing. */
    record None() implements FieldValue {}

    record Text(String text) implements FieldValue {}

    record Amount(BigDecimal number) implements FieldValue {}

    /** A characteristic's values as text, be they texts or a number. */
    record Values(List<String> values) implements FieldValue {
        public Values {
            values = List.copyOf(values);
        }
    }

    static FieldValue text(@Nullable String text) {
        return text == null || text.isBlank() ? NONE : new Text(text);
    }

    static FieldValue amount(@Nullable BigDecimal number) {
        return number == null ? NONE : new Amount(number);
    }

    static FieldValue values(List<String> values) {
        List<String> present = values
            .stream()
            .filter(value -> !value.isBlank())
            .toList();
        return present.isEmpty() ? NONE : new Values(present);
    }

    /**
     * Of a change set's row.
     *
     * @throws IllegalArgumentException when the field holds no such value
     */
    static FieldValue read(CardField field, @Nullable JsonNode json) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            return NONE;
        }
        return switch (field) {
            case CardField.Text _ when json.isString() -> text(json.stringValue());
            case CardField.Measure _ when json.isNumber() -> new Amount(json.decimalValue());
            case CardField.Characteristic _ when json.isArray() -> values(
                json
                    .valueStream()
                    .map(value -> value.asString(""))
                    .toList()
            );
            default -> throw new IllegalArgumentException("`" + field.path() + "` holds no such value");
        };
    }

    /** For a change set's row; null for nothing. */
    default @Nullable JsonNode json() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (this) {
            case None() -> null;
            case Text(String text) -> json.stringNode(text);
            case Amount(BigDecimal number) -> json.numberNode(number.stripTrailingZeros());
            case Values(List<String> values) -> {
                ArrayNode array = json.arrayNode(values.size());
                values.forEach(array::add);
                yield array;
            }
        };
    }

    /**
     * Whether Wildberries may call the one what it was sent as the other: it trims texts and puts single blanks for many, and keeps no order
     * and no case of values (seen; no document says so).
     */
    default boolean sameAs(FieldValue other) {
        return switch (this) {
            case None() -> other instanceof None;
            case Text(String text) -> other instanceof Text(String another) && squeezed(text).equals(squeezed(another));
            case Amount(BigDecimal number) -> other instanceof Amount(BigDecimal another) &&
            number.compareTo(another) == 0;
            case Values(List<String> values) -> other instanceof Values(List<String> others) &&
            folded(values).equals(folded(others));
        };
    }

    private static String squeezed(String text) {
        return text.strip().replaceAll("[\\h\\v]+", " ");
    }

    private static List<String> folded(List<String> values) {
        return values
            .stream()
            .map(value -> number(squeezed(value).toLowerCase(Locale.ROOT)))
            .sorted()
            .distinct()
            .toList();
    }

    /** A number in one way of writing it. */
    private static String number(String text) {
        return text.matches("-?\\d{1,18}(\\.\\d{1,18})?")
            ? new BigDecimal(text).stripTrailingZeros().toPlainString()
            : text;
    }
}
