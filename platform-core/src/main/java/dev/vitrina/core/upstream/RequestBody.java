package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.UpstreamFile;
import dev.vitrina.api.upstream.UpstreamRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as it goes over the wire.
 *
 * @param contentType null without a body
 */
record RequestBody(BodyPublisher publisher, @Nullable String contentType) {
    private static final Pattern PART = Pattern.compile("\\w{1,50}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,50}");

    /** @throws IllegalArgumentException for a file whose name or type could be more than one; the message does not hold it */
    static RequestBody of(UpstreamRequest request) {
        UpstreamFile file = request.file();
        if (file != null) {
            return multipart(file);
        }
        String body = request.body();
        return body == null
            ? new RequestBody(BodyPublishers.noBody(), null)
            : new RequestBody(BodyPublishers.ofString(body), "application/json");
    }

    private static RequestBody multipart(UpstreamFile file) {
        if (
            !PART.matcher(file.part()).matches() ||
            !NAME.matcher(file.name()).matches() ||
            !TYPE.matcher(file.contentType()).matches() ||
            file.length() < 0
        ) {
            throw new IllegalArgumentException("The file's part, name, type or length is none that can be sent");
        }
        // 122 random bits: no content holds it.
        String boundary = "vitrina-" + UUID.randomUUID();
        byte[] head = """
            --%s\r
            Content-Disposition: form-data; name="%s"; filename="%s"\r
            Content-Type: %s\r
            \r
            """.formatted(boundary, file.part(), file.name(), file.contentType())
            .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.US_ASCII);
        BodyPublisher whole = BodyPublishers.concat(
            BodyPublishers.ofByteArray(head),
            BodyPublishers.ofInputStream(() -> opened(file)),
            BodyPublishers.ofByteArray(tail)
        );
        // With its length: many servers take no upload without.
        return new RequestBody(
            BodyPublishers.fromPublisher(whole, head.length + file.length() + tail.length),
            "multipart/form-data; boundary=" + boundary
        );
    }

    private static InputStream opened(UpstreamFile file) {
        try {
            return file.content().open();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
