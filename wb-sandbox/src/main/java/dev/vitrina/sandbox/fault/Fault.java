package dev.vitrina.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A way in which a call can go wrong. In JSON the field {@code kind} names it, e.g. {@code {"kind": "rate-limited", "retrySeconds": 600}};
 * fields left out have the default their record states.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(
    {
        @JsonSubTypes.Type(value = Fault.RateLimited.class, name = "rate-limited"),
        @JsonSubTypes.Type(value = Fault.Unauthorised.class, name = "unauthorised"),
        @JsonSubTypes.Type(value = Fault.Forbidden.class, name = "forbidden"),
        @JsonSubTypes.Type(value = Fault.ServerError.class, name = "server-error"),
        @JsonSubTypes.Type(value = Fault.Hang.class, name = "hang"),
        @JsonSubTypes.Type(value = Fault.SlowDrip.class, name = "slow-drip"),
        @JsonSubTypes.Type(value = Fault.TruncatedJson.class, name = "truncated-json"),
        @JsonSubTypes.Type(value = Fault.CutBody.class, name = "cut-body"),
        @JsonSubTypes.Type(value = Fault.WrongTypes.class, name = "wrong-types"),
        @JsonSubTypes.Type(value = Fault.ConnectionReset.class, name = "connection-reset"),
        @JsonSubTypes.Type(value = Fault.ResetMidway.class, name = "reset-midway"),
        @JsonSubTypes.Type(value = Fault.AnswerLost.class, name = "answer-lost"),
        @JsonSubTypes.Type(value = Fault.BusinessError.class, name = "business-error"),
        @JsonSubTypes.Type(value = Fault.Unprocessable.class, name = "unprocessable"),
        @JsonSubTypes.Type(value = Fault.Repeated.class, name = "repeated"),
        @JsonSubTypes.Type(value = Fault.EmptyBody.class, name = "empty-body"),
        @JsonSubTypes.Type(value = Fault.HugeBody.class, name = "huge-body"),
        @JsonSubTypes.Type(value = Fault.HtmlPage.class, name = "html-page"),
        @JsonSubTypes.Type(value = Fault.EmptyPage.class, name = "empty-page"),
        @JsonSubTypes.Type(value = Fault.StuckCursor.class, name = "stuck-cursor"),
        @JsonSubTypes.Type(value = Fault.Raw.class, name = "raw"),
    }
)
public sealed interface Fault {
    /** 429 with this wait (default 60 s) and without a bucket behind it: as after a storm of retries. */
    record RateLimited(@Nullable Long retrySeconds) implements Fault {
        public long retryOrDefault() {
            return retrySeconds == null ? 60 : retrySeconds;
        }
    }

    /** 401 of the gateway, as for a withdrawn token. */
    record Unauthorised() implements Fault {}

    /** 403 of the endpoint's own layer. */
    record Forbidden() implements Fault {}

    /** A 5xx (default 503) with the plain body of a proxy. */
    record ServerError(@Nullable Integer status) implements Fault {
        public int statusOrDefault() {
            return status == null ? 503 : status;
        }
    }

    /** No byte for so long (default 600 s), then the connection closes. */
    record Hang(@Nullable Long seconds) implements Fault {
        public long secondsOrDefault() {
            return seconds == null ? 600 : seconds;
        }
    }

    /** The right answer, at so many bytes a second (default 1). */
    record SlowDrip(@Nullable Integer bytesPerSecond) implements Fault {
        public int rateOrDefault() {
            return bytesPerSecond == null ? 1 : Math.max(1, bytesPerSecond);
        }
    }

    /** Half of the JSON document as a complete, well-formed HTTP answer. */
    record TruncatedJson() implements Fault {}

    /** The full length announced, half of it sent, then the connection closed in order. */
    record CutBody() implements Fault {}

    /** The right answer with every number as text, every text as number, every object as array and so on. */
    record WrongTypes() implements Fault {}

    /** The connection is reset before a byte of the answer; the call had no effect. */
    record ConnectionReset() implements Fault {}

    /** The connection is reset in the middle of the body. */
    record ResetMidway() implements Fault {}

    /** The call takes effect, then the connection is reset: the client cannot know. */
    record AnswerLost() implements Fault {}

    /** 200 whose body says {@code error: true} in the shape of the endpoint's layer. */
    record BusinessError(@Nullable String text) implements Fault {
        public String textOrDefault() {
            return text == null ? "Внутренняя ошибка" : text;
        }
    }

    /** 422 in the shape of the endpoint's layer, without effect. */
    record Unprocessable() implements Fault {}

    /** The call takes effect twice, as when a proxy repeats it; the client sees the second answer. */
    record Repeated() implements Fault {}

    /** 200 without a byte of body. */
    record EmptyBody() implements Fault {}

    /** 200 with a well-formed JSON document of so many bytes (default 512 MiB), streamed. */
    record HugeBody(@Nullable Long bytes) implements Fault {
        public long bytesOrDefault() {
            return bytes == null ? 512L << 20 : bytes;
        }
    }

    /** A page in HTML as anti-bot walls send it (default status 498). */
    record HtmlPage(@Nullable Integer status) implements Fault {
        public int statusOrDefault() {
            return status == null ? 498 : status;
        }
    }

    /** A valid page without rows, as if the list ended here: the trap for clients that then delete what they did not see. */
    record EmptyPage() implements Fault {}

    /** The right rows, but the cursor of the request comes back: a careless client never ends. */
    record StuckCursor() implements Fault {}

    /**
     * Exactly this body (default status 200, application/json).
     *
     * @param body   as text; null if given as bytes, or if there shall be none
     * @param base64 as bytes, for bodies that are no valid text
     */
    record Raw(
        @Nullable Integer status,
        @Nullable String contentType,
        @Nullable String body,
        @Nullable String base64
    ) implements Fault {
        public static Raw json(String body) {
            return new Raw(null, null, body, null);
        }

        public static Raw bytes(byte[] body) {
            return new Raw(null, null, null, Base64.getEncoder().encodeToString(body));
        }

        public int statusOrDefault() {
            return status == null ? 200 : status;
        }

        public String contentTypeOrDefault() {
            return contentType == null ? "application/json" : contentType;
        }

        /** The body to send. */
        public byte[] content() {
            if (base64 != null) {
                return Base64.getDecoder().decode(base64);
            }
            return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
