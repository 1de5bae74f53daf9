package dev.vitrina.products.content;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The content API's envelope {@code {data, error, errorText, additionalErrors}}: a 200 may be a refusal (WB items spec). */
public final class Envelope {

    private final ObjectReader reader;

    public Envelope(JsonMapper json) {
        this.reader = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /**
     * The answer's {@code data}.
     *
     * @throws RuntimeException when the answer is no envelope, or one that says {@code error}
     */
    public JsonNode data(byte[] body) {
        JsonNode answer = reader.readTree(body);
        if (answer.path("error").asBoolean(false)) {
            throw new IllegalArgumentException("Wildberries answered 200 with an error");
        }
        return answer.required("data");
    }

    /** An answer without an envelope. */
    public JsonNode bare(byte[] body) {
        return reader.readTree(body);
    }

    /** @throws RuntimeException when the answer is no envelope */
    Written written(byte[] body) {
        JsonNode answer = reader.readTree(body);
        if (!answer.required("error").booleanValue()) {
            return new Written.Accepted();
        }
        Map<String, String> byItem = new LinkedHashMap<>();
        answer
            .path("additionalErrors")
            .properties()
            .forEach(item -> byItem.put(item.getKey(), text(item.getValue())));
        return new Written.Refused(answer.path("errorText").stringValue(""), byItem);
    }

    private static String text(JsonNode value) {
        return value.isArray()
            ? value
                .valueStream()
                .map(item -> item.asString(""))
                .collect(Collectors.joining("; "))
            : value.asString("");
    }
}
