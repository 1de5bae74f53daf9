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

    /** The same, as PostgreSQL can keep it. */
    static JsonNode storable(JsonNode node) throws MalformedCardException {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                for (var property : object.properties()) {
                    copy.set(wellFormed(property.getKey()), storable(property.getValue()));
                }
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                for (JsonNode item : array) {
                    copy.add(storable(item));
                }
                yield copy;
            }
            default -> storableScalar(node);
        };
    }

    private static JsonNode storableScalar(JsonNode node) throws MalformedCardException {
        if (node.isString()) {
            String text = node.stringValue();
            String clean = wellFormed(text);
            return clean.equals(text) ? node : JsonNodeFactory.instance.stringNode(clean);
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
                throw new MalformedCardException("a number is too long");
            }
        }
        return node;
    }

    private static String wellFormed(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            if (
                Character.isHighSurrogate(text.charAt(i)) &&
                i + 1 < text.length() &&
                Character.isLowSurrogate(text.charAt(i + 1))
            ) {
                i++;
            } else if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean == null ? text : clean.toString();
    }
}
