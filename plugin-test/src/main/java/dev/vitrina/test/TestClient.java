package dev.vitrina.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Asks a host over HTTP, as one user and in one shop. Immutable: {@link #inShop} and {@link #signedIn} give new clients. */
public final class TestClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final URI url;
    private final @Nullable String accessToken;
    private final @Nullable String shop;
    private final @Nullable String language;

    TestClient(URI url) {
        this(HttpClient.newHttpClient(), url, null, null, null);
    }

    private TestClient(
        HttpClient http,
        URI url,
        @Nullable String accessToken,
        @Nullable String shop,
        @Nullable String language
    ) {
        this.http = http;
        this.url = url;
        this.accessToken = accessToken;
        this.shop = shop;
        this.language = language;
    }

    /** The same user with another language: {@code en}, {@code ru} or {@code zh}. */
    public TestClient reading(String other) {
        return new TestClient(http, url, accessToken, shop, other);
    }

    /** The same user in a shop. */
    public TestClient inShop(String shopId) {
        return new TestClient(http, url, accessToken, shopId, language);
    }

    /** @throws AssertionError when the credentials are refused */
    public TestClient signedIn(String email, String password) {
        GraphQlAnswer answer = execute(
            "mutation($input: LoginInput!) { login(input: $input) { accessToken errors { code message } } }",
            Map.of("input", Map.of("email", email, "password", password))
        );
        return new TestClient(http, url, answer.text("/login/accessToken"), null, language);
    }

    /** Who holds a bearer token, be it an API key. */
    TestClient by(String token) {
        return new TestClient(http, url, token, null, language);
    }

    public GraphQlAnswer execute(String document) {
        return execute(document, Map.of());
    }

    public GraphQlAnswer execute(String document, Map<String, ?> variables) {
        HttpResponse<String> response = post(
            JSON.writeValueAsString(Map.of("query", document, "variables", variables))
        );
        return GraphQlAnswer.of(response, JSON);
    }

    /** Sends a body as it is. */
    public HttpResponse<String> post(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve("/graphql"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Accept", "application/graphql-response+json, application/json")
            .POST(BodyPublishers.ofString(body));
        return send(request);
    }

    /** Asks for an address, for example one of {@code /api/plugins}. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(30)).GET());
    }

    /** Asks for a file. */
    public HttpResponse<byte[]> download(String path) {
        return send(
            HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60)).GET(),
            BodyHandlers.ofByteArray()
        );
    }

    /**
     * Sends a file as a user does for an import.
     *
     * @return its id
     */
    public String upload(String name, byte[] content) {
        String path = "/api/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(
            HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofByteArray(content))
        );
        if (answer.statusCode() != 201) {
            throw new AssertionError("%d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body()).path("id").asString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        if (accessToken != null) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        if (shop != null) {
            request.header("X-Shop-Id", shop);
        }
        if (language != null) {
            request.header("Accept-Language", language);
        }
        try {
            return http.send(request.build(), body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
