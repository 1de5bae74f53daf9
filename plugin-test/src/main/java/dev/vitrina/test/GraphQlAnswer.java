package dev.vitrina.test;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a host answered.
 *
 * @param requestId the host's name for the request, for {@link TestHost#statements}
 * @param body      the whole body; a missing node when it was not JSON
 */
public record GraphQlAnswer(int status, String requestId, JsonNode body) {
    static GraphQlAnswer of(HttpResponse<String> response, JsonMapper json) {
        String requestId = response.headers().firstValue("X-Request-Id").orElse("");
        return new GraphQlAnswer(response.statusCode(), requestId, json.readTree(response.body()));
    }

    /** A part of {@code data}, by JSON pointer; missing when it is not there. */
    public JsonNode at(String pointer) {
        return body.path("data").at(pointer);
    }

    /** @throws AssertionError with the whole answer when there is no text */
    public String text(String pointer) {
        JsonNode node = at(pointer);
        if (!node.isValueNode() || node.isNull()) {
            throw new AssertionError("No value at %s in %s".formatted(pointer, body));
        }
        return node.asString();
    }

    public List<JsonNode> errors() {
        return List.copyOf(body.path("errors").values());
    }

    /** The {@code extensions.code} of each error. */
    public List<String> errorCodes() {
        return errors()
            .stream()
            .map(error -> error.path("extensions").path("code").asString(""))
            .toList();
    }
}
