package dev.vitrina.products.card;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON that PostgreSQL can keep as it was sent: texts and numbers come back as they came, but for what {@code jsonb} cannot
 * hold. A NUL and half of a surrogate pair become U+FFFD, the Unicode replacement character; a number of more than a thousand
 * digits is refused.
 */
public final class CardJson {

    private static final int MAX_DIGITS = 1000;
    private static final char REPLACEMENT = '\uFFFD';

    private final JsonMapper json;

    public CardJson(JsonMapper json) {
        this.json = json
            .rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    }

    /** Not all of it can be stored: see {@link #storable}. */
    JsonNode read(byte[] body) throws MalformedCardException {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new MalformedCardException("it is not JSON");
        }
    }

    /** A document that was stored. */
    public JsonNode stored(String document) throws MalformedCardException {
        try {
            return json.readTree(document);
        } catch (JacksonException e) {
            throw new MalformedCardException("it is not JSON");
        }
    }

    public String write(JsonNode node) {
        return json.writeValueAsString(node);
    }

    /** The same, as PostgreSQL can keep it; hardly any card needs a change, and then nothing is copied. */
    static JsonNode storable(JsonNode node) throws MalformedCardException {
        return isStorable(node) ? node : storableCopy(node);
    }

    /** Looks at every number, also beyond a text that has to be changed. */
    private static boolean isStorable(JsonNode node) throws MalformedCardException {
        return switch (node) {
            case ObjectNode object -> {
                boolean storable = true;
                for (var property : object.properties()) {
                    storable &= isStorable(property.getValue()) && isWellFormed(property.getKey());
                }
                yield storable;
            }
            case ArrayNode array -> {
                boolean storable = true;
                for (JsonNode item : array) {
                    storable &= isStorable(item);
                }
                yield storable;
            }
            default -> isStorableScalar(node);
        };
    }

    private static boolean isStorableScalar(JsonNode node) throws MalformedCardException {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return true;
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
                throw new MalformedCardException("a number is too long");
            }
        }
        return !node.isString() || isWellFormed(node.stringValue());
    }

    private static JsonNode storableCopy(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                for (var property : object.properties()) {
                    copy.set(wellFormed(property.getKey()), storableCopy(property.getValue()));
                }
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                for (JsonNode item : array) {
                    copy.add(storableCopy(item));
                }
                yield copy;
            }
            default -> node.isString() ? JsonNodeFactory.instance.stringNode(wellFormed(node.stringValue())) : node;
        };
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                // Nearly no text holds either; the slow way tells whether a surrogate has its other half.
                return wellFormed(text).equals(text);
            }
        }
        return true;
    }

    private static String wellFormed(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean.toString();
    }
}
