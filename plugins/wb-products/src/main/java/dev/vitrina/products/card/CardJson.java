package dev.vitrina.products.card;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
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
    /** For a value among others. */
    private final ObjectReader nodes;

    public CardJson(JsonMapper json) {
        this.json = json
            .rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
        this.nodes = this.json.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * An object, and the texts of what one of its lists holds. Not all of it can be stored: see {@link #storable}.
     *
     * @param texts by the item's place in the list, as they were sent; empty where the encoding hides them
     */
    record Sent(JsonNode root, List<Optional<String>> texts) {}

    Sent read(byte[] body, String list) throws MalformedCardException {
        try (JsonParser parser = json.createParser(body)) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            List<Optional<String>> texts = new ArrayList<>();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedCardException("it is not an object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(list)) {
                    texts.clear();
                    root.set(name, items(parser, body, texts));
                } else {
                    root.set(name, nodes.readValue(parser));
                }
            }
            if (parser.nextToken() != null) {
                throw new MalformedCardException("something follows it");
            }
            return new Sent(root, List.copyOf(texts));
        } catch (JacksonException e) {
            throw new MalformedCardException("it is not JSON");
        }
    }

    private ArrayNode items(JsonParser parser, byte[] body, List<Optional<String>> texts) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long from = parser.currentLocation().getByteOffset() - 1;
            items.add(nodes.<JsonNode>readValue(parser));
            texts.add(object(body, from, parser.currentLocation().getByteOffset()));
        }
        return items;
    }

    /** Parsers of encodings other than UTF-8 do not count bytes, and the parser of UTF-8 forgives bytes that Java replaces. */
    private static Optional<String> object(byte[] body, long from, long to) {
        boolean whole = from >= 0 && to > from && body[(int) from] == '{' && body[(int) to - 1] == '}';
        return whole
            ? Optional.of(new String(body, (int) from, (int) (to - from), StandardCharsets.UTF_8)).filter(
                text -> text.indexOf(REPLACEMENT) < 0
            )
            : Optional.empty();
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
