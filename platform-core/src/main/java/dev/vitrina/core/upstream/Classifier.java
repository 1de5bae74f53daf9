package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.core.upstream.Wire.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Turns an answer, or the lack of one, into an {@link Outcome}: by status, never by text (FACTS 4). */
final class Classifier {

    private static final int ANTI_BOT = 498;

    private final Reason reason;

    Classifier(Reason reason) {
        this.reason = reason;
    }

    Outcome classify(Answer answer, Credential credential, Quota quota) {
        int status = answer.status();
        return switch (status) {
            case 304 -> new Outcome.NotModified();
            case 401, 403 -> new Outcome.Unauthorised(
                status,
                message("Wildberries refused the token", answer, credential)
            );
            case 404 -> new Outcome.NotFound(message("Wildberries has no such thing", answer, credential));
            case 408 -> new Outcome.Unavailable("Wildberries did not read the request in time", null);
            case 429 -> new Outcome.RateLimited(RateHeaders.of(answer.headers()).retryAfter(quota));
            case ANTI_BOT -> new Outcome.Unavailable("Wildberries takes the request for a robot's", null);
            default -> byRange(status, answer, credential);
        };
    }

    private Outcome byRange(int status, Answer answer, Credential credential) {
        if (status >= 200 && status < 300) {
            return looksLikePage(answer)
                ? new Outcome.Malformed("Wildberries answered with a web page instead of data")
                : new Outcome.Ok(status, answer.body(), answer.headers().firstValue("ETag").orElse(null));
        }
        if (status >= 500) {
            return new Outcome.Unavailable("Wildberries has a fault of its own (" + status + ")", null);
        }
        if (status >= 400) {
            return new Outcome.Rejected(
                status,
                message("Wildberries refused the request", answer, credential),
                reason.details(answer.body(), credential.secret())
            );
        }
        return new Outcome.Malformed("Wildberries answered with the unexpected status " + status);
    }

    /** No answer: what people should know of the reason, which is never the exception's text. */
    Outcome classify(IOException failure) {
        return switch (failure) {
            case BodyTooLongException ignored -> new Outcome.Malformed("The answer of Wildberries is too long");
            case UnknownHostException ignored -> unsent("The address of Wildberries cannot be resolved");
            case HttpConnectTimeoutException ignored -> unsent("Wildberries cannot be reached");
            case ConnectException ignored -> unsent("Wildberries cannot be reached");
            case SSLException ignored -> unavailable("The connection to Wildberries is not secure");
            default -> unavailable("Wildberries broke off the connection");
        };
    }

    Outcome timedOut() {
        return unavailable("Wildberries did not answer in time");
    }

    private static Outcome unsent(String message) {
        return Outcome.Unavailable.unsent(message, null);
    }

    private static Outcome unavailable(String message) {
        return new Outcome.Unavailable(message, null);
    }

    private String message(String lead, Answer answer, Credential credential) {
        return reason
            .of(answer.body(), credential.secret())
            .map(text -> lead + " (" + answer.status() + "): " + text)
            .orElse(lead + " (" + answer.status() + ")");
    }

    private static boolean looksLikePage(Answer answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html");
    }
}
