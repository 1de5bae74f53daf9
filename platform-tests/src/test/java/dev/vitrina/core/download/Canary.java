package dev.vitrina.core.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A host in the private network that counts who comes. */
final class Canary implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger visits = new AtomicInteger();
    private volatile Behaviour behaviour = exchange -> answer(exchange, 200, new byte[0]);

    Canary() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            visits.incrementAndGet();
            try (exchange) {
                behaviour.serve(exchange);
            } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    int visits() {
        return visits.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    interface Behaviour {
        void serve(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
