package dev.vitrina.core.upstream;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One HTTP exchange with a total deadline: connection, headers and the whole body. Follows no redirect. */
final class Wire implements AutoCloseable {

    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
        Thread.ofVirtual().name("upstream-http-", 0).factory()
    );
    private final HttpClient client;

    Wire(Duration connectTimeout) {
        this.client = HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .executor(executor)
            .build();
    }

    /**
     * Sends and waits on the calling thread.
     *
     * @param maxBytes a longer body is given up as soon as that is known
     * @throws BodyTooLongException when the body is longer than {@code maxBytes}
     * @throws TimeoutException     when the deadline passes, also in the middle of the body
     * @throws IOException          when the host cannot be reached or breaks off
     */
    Answer exchange(HttpRequest request, Duration deadline, long maxBytes)
        throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, info ->
            new BoundedBody(maxBytes, info.headers().firstValueAsLong("Content-Length").orElse(-1))
        );
        try {
            HttpResponse<byte[]> response = pending.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            // Ends the exchange and its connection when the deadline or an interruption came first.
            pending.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        executor.shutdownNow();
    }

    /** What came back. */
    record Answer(int status, HttpHeaders headers, byte[] body) {}
}
