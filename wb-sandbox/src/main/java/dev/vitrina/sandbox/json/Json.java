package dev.vitrina.sandbox.json;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out of the sandbox. */
public final class Json {

    /** Strict about unknown fields, so that a misspelt control request is refused instead of doing nothing. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();

    private static final JsonMapper EXACT = MAPPER.rebuild()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** @throws JacksonException when the text is not one JSON document */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** As {@link #parse}, and numbers keep their digits ({@code 0.40} stays {@code 0.40}). */
    public static JsonNode parseExactly(String text) {
        return EXACT.readTree(text);
    }

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Streams a document of about {@code expectedSize} bytes. */
    public static byte[] write(int expectedSize, JsonBody body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(expectedSize);
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            body.writeTo(generator);
        }
        return out.toByteArray();
    }

    /** A document that writes itself. */
    @FunctionalInterface
    public interface JsonBody {
        void writeTo(JsonGenerator generator);
    }
}
