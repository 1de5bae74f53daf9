package dev.vitrina.core.host;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser as far as the host can tell: sends GraphQL, keeps the access token and the refresh cookie. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LOGIN =
        "mutation($email: String!, $password: String!) { login(input: {email: $email, password: $password}) { accessToken expiresAt user { id email role permissions } errors { code message path } } }";

    private final URI base;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable String cookie;

    public Client(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** An answer of GraphQL over HTTP. */
    public record Answer(HttpResponse<String> http, JsonNode body) {
        public JsonNode data(String field) {
            return body.path("data").path(field);
        }

        public List<String> codes(String field) {
            return data(field)
                .path("errors")
                .valueStream()
                .map(error -> error.path("code").asString())
                .toList();
        }

        public String errorCode() {
            return body.path("errors").path(0).path("extensions").path("code").asString("");
        }
    }

    public Answer login(String email, String password) {
        Answer answer = graphql(LOGIN, Map.of("email", email, "password", password));
        String token = answer.data("login").path("accessToken").asString("");
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        return answer;
    }

    public Answer refresh() {
        Answer answer = graphql("mutation { refreshSession { accessToken user { email } errors { code } } }");
        String token = answer.data("refreshSession").path("accessToken").asString("");
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        return answer;
    }

    public Answer graphql(String query) {
        return graphql(query, Map.of());
    }

    public Answer graphql(String query, Map<String, ?> variables) {
        return post(JSON.writeValueAsString(Map.of("query", query, "variables", variables)));
    }

    /** Sends a trusted document by its id. */
    public Answer document(String id) {
        return post(JSON.writeValueAsString(Map.of("documentId", id)));
    }

    /** Sends a body as it is. */
    public Answer post(String body) {
        HttpResponse<String> response = send(request("/graphql").POST(HttpRequest.BodyPublishers.ofString(body)));
        return new Answer(response, JSON.readTree(response.body()));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).header(
            "Content-Type",
            "application/json"
        );
        headers.forEach(request::header);
        cookie().ifPresent(value -> request.header("Cookie", value));
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response
                .headers()
                .firstValue("Set-Cookie")
                .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Client header(String name, @Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    public Optional<String> cookie() {
        return Optional.ofNullable(cookie);
    }

    public Client cookie(@Nullable String value) {
        cookie = value;
        return this;
    }

    public String accessToken() {
        return headers.getOrDefault("Authorization", "").replace("Bearer ", "");
    }
}
