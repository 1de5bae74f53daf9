package dev.vitrina.sandbox.server;

import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts a delivery on the wire. Runs on virtual threads and may block; a closing server ends all waits. */
final class DeliveryWriter {

    private static final int CHUNK = 64 * 1024;

    private final CountDownLatch closing;

    /** @param closing at zero when the server closes */
    DeliveryWriter(CountDownLatch closing) {
        this.closing = closing;
    }

    void write(Delivery delivery, Request request, Response response, Callback callback) throws IOException {
        switch (delivery) {
            case Delivery.Whole(Answer answer) -> {
                head(answer, response);
                response.write(true, ByteBuffer.wrap(answer.body()), callback);
            }
            case Delivery.Drip(Answer answer, int bytesPerSecond) -> drip(answer, bytesPerSecond, response, callback);
            case Delivery.Cut(Answer answer) -> {
                half(answer, response);
                endPoint(request).close();
                callback.failed(new InjectedFault("body cut"));
            }
            case Delivery.ResetMidway(Answer answer) -> {
                half(answer, response);
                reset(request, callback);
            }
            case Delivery.Reset _ -> reset(request, callback);
            case Delivery.Silence(Duration length) -> {
                pause(length);
                endPoint(request).close();
                callback.failed(new InjectedFault("silence"));
            }
            case Delivery.Flood(long bytes) -> flood(bytes, response, callback);
        }
    }

    private static void head(Answer answer, Response response) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        answer.headers().forEach(response.getHeaders()::put);
    }

    private void drip(Answer answer, int bytesPerSecond, Response response, Callback callback) throws IOException {
        head(answer, response);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        // Up to ten portions a second look like a slow line; below that, single bytes.
        int portion = Math.max(1, bytesPerSecond / 10);
        Duration wait = Duration.ofNanos((1_000_000_000L * portion) / bytesPerSecond);
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            for (int at = 0; at < answer.body().length; at += portion) {
                out.write(answer.body(), at, Math.min(portion, answer.body().length - at));
                out.flush();
                if (pause(wait)) {
                    break;
                }
            }
        }
        callback.succeeded();
    }

    private static void half(Answer answer, Response response) throws IOException {
        head(answer, response);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        Content.Sink.write(response, false, ByteBuffer.wrap(Arrays.copyOf(answer.body(), answer.body().length / 2)));
    }

    /** Closing a socket that lingers for zero seconds sends RST instead of FIN. */
    private static void reset(Request request, Callback callback) throws IOException {
        EndPoint endPoint = endPoint(request);
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        endPoint.close();
        callback.failed(new InjectedFault("connection reset"));
    }

    private static void flood(long bytes, Response response, Callback callback) throws IOException {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answer.JSON);
        byte[] open = "{\"filler\":\"".getBytes(StandardCharsets.US_ASCII);
        byte[] close = "\"}".getBytes(StandardCharsets.US_ASCII);
        byte[] chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) 'x');
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            out.write(open);
            for (long left = bytes - open.length - close.length; left > 0; left -= CHUNK) {
                out.write(chunk, 0, (int) Math.min(CHUNK, left));
            }
            out.write(close);
        }
        callback.succeeded();
    }

    /** Waits; true when the server closes meanwhile. */
    private boolean pause(Duration length) throws IOException {
        try {
            return closing.await(length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static EndPoint endPoint(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
