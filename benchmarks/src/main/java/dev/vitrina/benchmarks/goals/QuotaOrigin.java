package dev.vitrina.benchmarks.goals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vitrina.api.upstream.Quota;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** An interface with a quota that it keeps to the millisecond: what comes without a token is counted and refused with 429. */
final class QuotaOrigin implements AutoCloseable {

    private static final byte[] BODY = "{\"data\": 1}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final Quota quota;
    private double tokens;
    private long refilledAt;
    private long calls;
    private long over;

    QuotaOrigin(Quota quota) {
        this.quota = quota;
        this.tokens = quota.burst();
        this.refilledAt = System.nanoTime();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized long calls() {
        return calls;
    }

    synchronized long over() {
        return over;
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean allowed = take();
        if (!allowed) {
            exchange.getResponseHeaders().add("X-RateLimit-Retry", "1");
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(allowed ? 200 : 429, BODY.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(BODY);
        }
    }

    private synchronized boolean take() {
        long now = System.nanoTime();
        tokens = Math.min(quota.burst(), tokens + (now - refilledAt) / (double) quota.interval().toNanos());
        refilledAt = now;
        calls++;
        if (tokens < 1) {
            over++;
            return false;
        }
        tokens--;
        return true;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
