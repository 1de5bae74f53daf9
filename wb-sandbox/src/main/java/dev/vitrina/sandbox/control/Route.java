package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.wire.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A request the control API knows. */
record Route(String method, Pattern path, Action action) {
    private static final Answer DONE = Answer.of(204, Answer.JSON, new byte[0]);

    static Route of(String method, String path, Action action) {
        return new Route(method, Pattern.compile(path), action);
    }

    static Answer ok(Object body) {
        return Answer.json(200, body);
    }

    static Answer done(Runnable action) {
        action.run();
        return DONE;
    }

    static Answer found(boolean found) {
        return found ? DONE : Answer.json(404, Map.of("error", "not found"));
    }

    static Answer found(Optional<?> body) {
        return body.isPresent() ? ok(body.get()) : found(false);
    }

    /** @throws IllegalArgumentException when the body lacks the field */
    static JsonNode required(ControlCall call, String field) {
        JsonNode value = call.json().path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new IllegalArgumentException("the body needs the field " + field);
        }
        return value;
    }

    /** What a request does; the groups of {@code path} are those of the pattern. */
    @FunctionalInterface
    interface Action {
        Answer answer(ControlCall call, Matcher path);
    }
}
