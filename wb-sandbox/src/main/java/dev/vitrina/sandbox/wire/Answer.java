package dev.vitrina.sandbox.wire;

import dev.vitrina.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP answer. The body is shared, not copied: nobody changes it.
 *
 * @param headers further headers, without content type and length
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, body, Map.of());
    }

    public static Answer json(int status, Object body) {
        return of(status, JSON, Json.bytes(body));
    }

    public static Answer problem(int status, Object body) {
        return of(status, PROBLEM, Json.bytes(body));
    }

    public Answer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, contentType, body, all);
    }

    public Answer withBody(byte[] other) {
        return new Answer(status, contentType, other, headers);
    }
}
