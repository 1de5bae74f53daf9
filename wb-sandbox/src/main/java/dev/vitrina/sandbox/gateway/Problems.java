package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** The gateway's own errors, as {@code application/problem+json} (general spec, components/responses). */
public final class Problems {

    private static final Map<Integer, String> STATUS_TEXT = Map.of(
        401,
        "Unauthorized",
        403,
        "Forbidden",
        404,
        "Not Found",
        405,
        "Method Not Allowed",
        413,
        "Request Entity Too Large",
        429,
        "Too Many Requests"
    );

    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random must be safe for use by many threads */
    public Problems(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    Answer unauthorised(WbHost host, String detail) {
        return problem(host, 401, "unauthorized", detail, code());
    }

    Answer forbidden(WbHost host, String detail) {
        return problem(host, 403, "forbidden", detail, detail + " for this path");
    }

    Answer unknownPath(WbHost host) {
        return problem(host, 404, "path not found", "please consult https://dev.wildberries.ru", code());
    }

    Answer wrongMethod(WbHost host) {
        return problem(host, 405, "method not allowed", "the path exists, the method does not", code());
    }

    /** Answer to a body over the gateway's 10 MB. */
    public Answer tooLarge(WbHost host) {
        Answer problem = problem(host, 413, "request body too long", "request body is over 10 MB", code());
        return Answer.of(413, Answer.JSON, problem.body());
    }

    Answer tooManyRequests(WbHost host, String sellerId, long retrySeconds, long resetSeconds, int limit) {
        String detail = "Limited by global limiter, per seller " + sellerId + "; see the X-Ratelimit-Retry header";
        return problem(host, 429, "too many requests", detail, code())
            .with("X-Ratelimit-Retry", Long.toString(retrySeconds))
            .with("X-Ratelimit-Reset", Long.toString(resetSeconds))
            .with("X-Ratelimit-Limit", Integer.toString(limit));
    }

    private Answer problem(WbHost host, int status, String title, String detail, String code) {
        ObjectNode body = Json.object()
            .put("title", title)
            .put("detail", detail)
            .put("code", code)
            .put("requestId", hex(16))
            .put("origin", "s2s-api-auth-" + host.prefix().substring("wb-".length()))
            .put("status", status)
            .put("statusText", STATUS_TEXT.getOrDefault(status, "Error"))
            .put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return Answer.problem(status, body);
    }

    private String code() {
        return hex(4) + "-" + hex(6);
    }

    private String hex(int bytes) {
        byte[] raw = new byte[bytes];
        random.nextBytes(raw);
        return HexFormat.of().formatHex(raw);
    }
}
