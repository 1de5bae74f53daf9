package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Shapes of the errors an endpoint itself sends, apart from those of the gateway before it. */
public enum ErrorLayer {
    /** No shape of its own: errors come from the gateway. */
    GATEWAY,
    /** {@code data, error, errorText, additionalErrors}. */
    CONTENT,
    /** {@code data, error, errorText}. */
    PRICES,
    /** {@code data, error, errorText, additionalErrors, requestId}. */
    FEEDBACKS;

    static ErrorLayer of(WbHost host) {
        return switch (host) {
            case CONTENT -> CONTENT;
            case PRICES -> PRICES;
            case FEEDBACKS -> FEEDBACKS;
            default -> GATEWAY;
        };
    }

    /** An error in this layer's envelope. Must not be asked of {@link #GATEWAY}, which has none. */
    public Answer error(int status, String text) {
        ObjectNode body = Json.object().putNull("data").put("error", true).put("errorText", text);
        if (this == CONTENT) {
            // items spec: the 403 repeats its text in additionalErrors, the 400 leaves them empty.
            if (status == 403) {
                body.put("additionalErrors", text);
            } else {
                body.putNull("additionalErrors");
            }
        }
        if (this == FEEDBACKS) {
            body.putNull("additionalErrors").put("requestId", UUID.randomUUID().toString());
        }
        return Answer.json(status, body);
    }
}
