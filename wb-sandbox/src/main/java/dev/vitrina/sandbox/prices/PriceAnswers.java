package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers in the envelope {@code data, error, errorText}. */
final class PriceAnswers {

    private PriceAnswers() {}

    static Answer ok(JsonNode data) {
        return Answer.json(200, envelope(data, ""));
    }

    /** Streams a list under {@code data}. @param rowSize bytes a row has at most */
    static Answer list(String name, int rows, int rowSize, Json.JsonBody body) {
        byte[] bytes = Json.write(rows * rowSize + 100, json -> {
            json.writeStartObject();
            json.writeObjectPropertyStart("data");
            json.writeArrayPropertyStart(name);
            body.writeTo(json);
            json.writeEndArray();
            json.writeEndObject();
            json.writeBooleanProperty("error", false);
            json.writeStringProperty("errorText", "");
            json.writeEndObject();
        });
        return Answer.of(200, Answer.JSON, bytes);
    }

    static Answer alreadyExists(JsonNode data) {
        return Answer.json(208, envelope(data, "This task already exists"));
    }

    static Answer invalid() {
        return ErrorLayer.PRICES.error(400, "Invalid request parameters");
    }

    private static ObjectNode envelope(JsonNode data, String errorText) {
        ObjectNode body = Json.object();
        body.set("data", data);
        return body.put("error", false).put("errorText", errorText);
    }
}
