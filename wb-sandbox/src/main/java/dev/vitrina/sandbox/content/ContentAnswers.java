package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import dev.vitrina.sandbox.writing.MalformedRequest;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of the content methods: {@code data, error, errorText, additionalErrors}. */
final class ContentAnswers {

    private ContentAnswers() {}

    static Answer ok(JsonNode data) {
        ObjectNode body = Json.object();
        body.set("data", data);
        body.put("error", false).put("errorText", "").putNull("additionalErrors");
        return Answer.json(200, body);
    }

    /** Nothing to tell: labels and media. */
    static Answer done() {
        return ok(Json.object().nullNode());
    }

    /** Writes of cards have an empty object for their errors. */
    static Answer accepted() {
        ObjectNode body = Json.object().putNull("data").put("error", false).put("errorText", "");
        body.putObject("additionalErrors");
        return Answer.json(200, body);
    }

    static Answer malformed(MalformedRequest refusal) {
        ObjectNode body = Json.object().putNull("data").put("error", true).put("errorText", refusal.errorText());
        body.set("additionalErrors", refusal.additionalErrors());
        return Answer.json(400, body);
    }

    /** The body of a request; missing when it is no JSON. */
    static JsonNode json(Call call) {
        try {
            return Json.parseExactly(new String(call.body(), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            return Json.object().path("none");
        }
    }
}
