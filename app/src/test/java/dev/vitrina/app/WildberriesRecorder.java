package dev.vitrina.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vitrina.sandbox.host.WbHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands between the product and the sandbox: keeps every request as it was sent, and may hold each back for a while. */
final class WildberriesRecorder implements AutoCloseable {

    /** What the HTTP client of this proxy sets itself, and what concerns one connection only. */
    private static final List<String> OF_THE_CONNECTION = List.of(
        "connection",
        "content-length",
        "host",
        "http2-settings",
        "transfer-encoding",
        "upgrade"
    );

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final URI sandbox;
    private final Duration delay;
    private final HttpServer server;

    /**
     * @param path    with the prefix of the host, e.g. {@code /wb-content/ping}
     * @param query   raw, without the question mark; empty when there is none
     * @param headers by name in lower case
     */
    record Request(String method, String path, String query, Map<String, List<String>> headers, String body) {}

    /** @param delay before each request is passed on */
    WildberriesRecorder(int sandboxPort, Duration delay) {
        this.sandbox = URI.create("http://127.0.0.1:" + sandboxPort);
        this.delay = delay;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    String baseUrl(WbHost host) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + host.prefix();
    }

    /** In the order of their arrival. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    long count(String path) {
        return requests
            .stream()
            .filter(request -> request.path().equals(path))
            .count();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(recorded(exchange, body));
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            HttpResponse<byte[]> answer = http.send(forwarded(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            answer
                .headers()
                .map()
                .forEach((name, values) -> {
                    if (!OF_THE_CONNECTION.contains(name) && !name.startsWith(":")) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request recorded(HttpExchange exchange, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange
            .getRequestHeaders()
            .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), List.copyOf(values)));
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            query == null ? "" : query,
            headers,
            new String(body, StandardCharsets.UTF_8)
        );
    }

    private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.resolve(exchange.getRequestURI().toString()))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofSeconds(60))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange
            .getRequestHeaders()
            .forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
        return request.build();
    }
}
