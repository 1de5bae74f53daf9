package dev.vitrina.benchmarks.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Speaks GraphQL to a product as a signed-in user. Signs in anew when its access token has run out. Not thread-safe. */
public final class ProductClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOGIN = """
        mutation($email: String!, $password: String!) {
          login(input: {email: $email, password: $password}) { accessToken errors { code message } }
        }
        """;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI url;
    private final String email;
    private final String password;
    private @Nullable String accessToken;
    private @Nullable String shop;

    private ProductClient(URI url, String email, String password) {
        this.url = url;
        this.email = email;
        this.password = password;
    }

    /** As the administrator of the {@link Launch}. */
    public static ProductClient admin(URI url) {
        return new ProductClient(url, Launch.ADMIN_EMAIL, Launch.ADMIN_PASSWORD);
    }

    public static ProductClient as(URI url, String email, String password) {
        return new ProductClient(url, email, password);
    }

    /** Another client with the same sign-in and shop, for another thread. */
    public ProductClient sibling() {
        if (accessToken == null) {
            signIn();
        }
        ProductClient sibling = new ProductClient(url, email, password);
        sibling.accessToken = accessToken;
        sibling.shop = shop;
        return sibling;
    }

    /** The shop of all further operations. */
    public ProductClient inShop(String id) {
        shop = id;
        return this;
    }

    /** @return {@code data} @throws GraphQlException when the answer holds errors */
    public JsonNode query(String document, Map<String, ?> variables) {
        if (accessToken == null) {
            signIn();
        }
        JsonNode answer = send(document, variables);
        if (answer.path("errors").path(0).path("extensions").path("code").asString("").equals("UNAUTHENTICATED")) {
            signIn();
            answer = send(document, variables);
        }
        return data(answer);
    }

    public JsonNode query(String document) {
        return query(document, Map.of());
    }

    /** Has a file sent, signed in, and throws its bytes away. @return how many there were */
    public long download(String path) {
        if (accessToken == null) {
            signIn();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
            .header("Authorization", "Bearer " + accessToken)
            .GET();
        if (shop != null) {
            request.header("X-Shop-Id", shop);
        }
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(path + " answers " + answer.statusCode());
                }
                return body.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Uploads bytes as the signed-in user. @return the answer's JSON @throws IllegalStateException with the answer when it is not 2xx */
    public JsonNode upload(String path, String contentType, byte[] content) {
        if (accessToken == null) {
            signIn();
        }
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", contentType)
            .header("Authorization", "Bearer " + accessToken)
            .POST(HttpRequest.BodyPublishers.ofByteArray(content))
            .build();
        HttpResponse<String> answer = sent(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The whole answer, errors included, without signing in first. */
    public JsonNode send(String document, Map<String, ?> variables) {
        ObjectNode body = JSON.createObjectNode().put("query", document);
        body.set("variables", JSON.valueToTree(variables));
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve("/graphql"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .header("Accept", "application/graphql-response+json, application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (accessToken != null) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        if (shop != null) {
            request.header("X-Shop-Id", shop);
        }
        return JSON.readTree(sent(request.build()).body());
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private void signIn() {
        accessToken = null;
        JsonNode session = data(send(LOGIN, Map.of("email", email, "password", password))).path("login");
        if (!session.path("errors").isEmpty()) {
            throw new GraphQlException(session.path("errors"));
        }
        accessToken = session.path("accessToken").asString();
    }

    private static JsonNode data(JsonNode answer) {
        if (answer.has("errors")) {
            throw new GraphQlException(answer.path("errors"));
        }
        return answer.path("data");
    }
}
