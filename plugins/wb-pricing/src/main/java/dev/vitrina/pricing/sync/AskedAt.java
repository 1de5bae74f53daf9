package dev.vitrina.pricing.sync;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What a job that somebody asked for is started with. */
public final class AskedAt {

    private static final String FIELD = "askedAt";

    private AskedAt() {}

    public static String input(JsonMapper json, Instant at) {
        return json.writeValueAsString(Map.of(FIELD, at.toString()));
    }

    /** Empty of a run that comes by itself. */
    public static Optional<Instant> of(JsonMapper json, String input) {
        String at = json.readTree(input).path(FIELD).asString("");
        return at.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(at));
    }
}
