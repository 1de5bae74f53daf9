package dev.vitrina.sandbox.calendar;

import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The calendar's shapes: {@code {"data": ...}}, and for errors nothing but {@code errorText}. */
final class CalendarAnswers {

    static final String UNPROCESSABLE = "Unprocessable entity";

    private CalendarAnswers() {}

    static Answer ok(ObjectNode data) {
        return Answer.json(200, Json.object().set("data", data));
    }

    static Answer ok(String name, JsonNode rows) {
        ObjectNode data = Json.object();
        data.set(name, rows);
        return ok(data);
    }

    static Answer error(int status, String text) {
        return Answer.json(status, Json.object().put("errorText", text));
    }

    /** A required parameter. @throws IllegalArgumentException when it is neither true nor false */
    static boolean flag(Call call, String name) {
        return switch (call.parameter(name).orElse("")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The largest page unless one is named. @throws IllegalArgumentException when it is out of bounds */
    static int limit(Call call, int largest) {
        int limit = call.parameter("limit").map(Integer::valueOf).orElse(largest);
        if (limit < 1 || limit > largest) {
            throw new IllegalArgumentException("limit");
        }
        return limit;
    }

    /** @throws IllegalArgumentException when it is negative */
    static long offset(Call call) {
        long offset = call.parameter("offset").map(Long::valueOf).orElse(0L);
        if (offset < 0) {
            throw new IllegalArgumentException("offset");
        }
        return offset;
    }
}
