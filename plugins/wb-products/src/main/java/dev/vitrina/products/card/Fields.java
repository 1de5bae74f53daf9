package dev.vitrina.products.card;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object, read by type. Missing and null are the same; a value of another type than promised is an
 * error; unknown fields are nobody's business here.
 */
final class Fields {

    private final JsonNode node;
    private final String path;

    private Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static Fields of(JsonNode node, String path) throws MalformedCardException {
        if (!node.isObject()) {
            throw wrong(path, "an object");
        }
        return new Fields(node, path);
    }

    @Nullable
    String text(String name) throws MalformedCardException {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(at(name), "a text");
        }
        return value.stringValue();
    }

    String textOr(String name, String absent) throws MalformedCardException {
        String text = text(name);
        return text == null ? absent : text;
    }

    @Nullable
    Long number(String name) throws MalformedCardException {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(at(name), "a whole number");
        }
        return value.longValue();
    }

    long id(String name) throws MalformedCardException {
        Long value = number(name);
        if (value == null || value <= 0) {
            throw wrong(at(name), "a positive number");
        }
        return value;
    }

    /** Null also when the value has no place in an {@code Int}: a measure that large says nothing. */
    @Nullable
    Integer measure(String name) throws MalformedCardException {
        BigDecimal value = decimal(name);
        return value == null || value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
            ? null
            : value.intValue();
    }

    @Nullable
    BigDecimal decimal(String name) throws MalformedCardException {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.isNumber()) {
            throw wrong(at(name), "a number");
        }
        return value.decimalValue();
    }

    @Nullable
    Boolean flag(String name) throws MalformedCardException {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.isBoolean()) {
            throw wrong(at(name), "true or false");
        }
        return value.booleanValue();
    }

    /** RFC 3339 with any offset. */
    @Nullable
    Instant time(String name) throws MalformedCardException {
        String text = text(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong(at(name), "a time");
        }
    }

    @Nullable
    Fields object(String name) throws MalformedCardException {
        JsonNode value = node.path(name);
        return absent(value) ? null : of(value, at(name));
    }

    /** The items of an array, each read by {@code reader}; none when it is missing. */
    <T> List<T> list(String name, ItemReader<T> reader) throws MalformedCardException {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(at(name), "a list");
        }
        String itemPath = at(name);
        List<T> items = new ArrayList<>(value.size());
        for (JsonNode item : value) {
            items.add(reader.read(item, itemPath));
        }
        return items;
    }

    JsonNode any(String name) {
        return node.path(name);
    }

    static MalformedCardException wrong(String path, String expected) {
        return new MalformedCardException(path + " is not " + expected);
    }

    private String at(String name) {
        return path + "." + name;
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** Reads one item of a list. */
    @FunctionalInterface
    interface ItemReader<T> {
        T read(JsonNode item, String path) throws MalformedCardException;
    }
}
