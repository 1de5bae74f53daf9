package dev.vitrina.api.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an {@link HttpRoute}. The host adds what keeps it harmless in a browser: it is not cached, not guessed at, and runs no
 * scripts.
 *
 * @param status      200 to 299
 * @param contentType for example {@code text/csv; charset=utf-8}; null for no body
 * @param fileName    under which a browser saves it; null to show it
 * @param body        writes it
 */
public record RouteResponse(int status, @Nullable String contentType, @Nullable String fileName, Body body) {
    public RouteResponse {
        if (status < 200 || status > 299) {
            throw new IllegalArgumentException(
                "%d is no success: throw a VitrinaException for what the caller should know".formatted(status)
            );
        }
    }

    /** A text. */
    public static RouteResponse text(String contentType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RouteResponse(200, contentType, null, out -> out.write(bytes));
    }

    /** A file, written while it is sent. */
    public static RouteResponse file(String name, String contentType, Body body) {
        return new RouteResponse(200, contentType, name, body);
    }

    /** Done, and nothing to say. */
    public static RouteResponse empty() {
        return new RouteResponse(204, null, null, out -> {});
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Body {
        /**
         * Called once, on the handler's thread and within its time; does not close the stream. What fails after the first 64 KiB breaks
         * the connection off, as there is no other way left to tell.
         *
         * @throws IOException when the caller has gone, or the body is larger than the host allows (64 MiB, unless the operator says
         *     otherwise): pass it on
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
