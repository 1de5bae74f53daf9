package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to the control API.
 *
 * @param path  what follows {@code /sandbox/control}, decoded
 * @param query the values of each parameter, with commas between
 */
@SuppressWarnings("ArrayRecordComponent")
public record ControlCall(String method, String path, Map<String, String> query, byte[] body) {
    <T> T bodyAs(Class<T> type) {
        return Json.MAPPER.readValue(body, type);
    }

    JsonNode json() {
        return body.length == 0 ? Json.object() : Json.parse(new String(body, StandardCharsets.UTF_8));
    }

    long number(String parameter, long otherwise) {
        @Nullable
        String value = query.get(parameter);
        return value == null ? otherwise : Long.parseLong(value);
    }
}
