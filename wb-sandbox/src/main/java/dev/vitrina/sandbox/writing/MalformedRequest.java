package dev.vitrina.sandbox.writing;

import dev.vitrina.sandbox.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** A request that is refused as a whole with 400. The message is its {@code errorText}. */
public final class MalformedRequest extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient ObjectNode additionalErrors;

    MalformedRequest(String errorText, ObjectNode additionalErrors) {
        super(errorText);
        this.additionalErrors = additionalErrors;
    }

    static MalformedRequest format() {
        return new MalformedRequest("Invalid request format", Json.object());
    }

    /** As for merging: the text stands in both places. */
    static MalformedRequest repeated(String errorText) {
        return new MalformedRequest(errorText, Json.object().put("error", errorText));
    }

    public String errorText() {
        return String.valueOf(getMessage());
    }

    public ObjectNode additionalErrors() {
        return additionalErrors;
    }
}
