package dev.vitrina.sandbox;

import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A plain client of a sandbox with one token. */
final class Client implements AutoCloseable {

    static final String LIST = "/content/v2/get/cards/list";
    static final String TRASH = "/content/v2/get/cards/trash";

    private static final int ENDLESS = 50_000;

    private final WbSandbox sandbox;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Client(WbSandbox sandbox, String token) {
        this.sandbox = sandbox;
        this.token = token;
    }

    /** With the demo token of the n-th seller. */
    static Client of(WbSandbox sandbox, int seller) {
        return new Client(sandbox, sandbox.tokens().get(seller).token());
    }

    Reply get(WbHost host, String path) {
        return send(request(URI.create(sandbox.baseUrl(host) + path)).GET());
    }

    Reply post(WbHost host, String path, String body) {
        return send(request(URI.create(sandbox.baseUrl(host) + path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply send(String method, WbHost host, String path, String body) {
        return send(
            request(URI.create(sandbox.baseUrl(host) + path)).method(method, HttpRequest.BodyPublishers.ofString(body))
        );
    }

    Reply control(String method, String path, String body) {
        return send(
            request(URI.create(sandbox.controlUrl() + path)).method(method, HttpRequest.BodyPublishers.ofString(body))
        );
    }

    /** A page of the card list with these settings. */
    JsonNode page(ObjectNode settings) {
        Reply reply = post(WbHost.CONTENT, LIST, Json.object().set("settings", settings).toString());
        if (reply.status() != 200) {
            throw new IllegalStateException(reply.status() + " " + reply.text());
        }
        return reply.json();
    }

    /** Walks the list as the items spec tells clients to. */
    List<JsonNode> walk(boolean ascending, int limit, Runnable betweenPages) {
        return walk(ascending, limit, Json.object().put("withPhoto", -1), betweenPages);
    }

    /** All cards the filter lets through, oldest change first. */
    List<JsonNode> walkFiltered(ObjectNode filter) {
        return walk(true, 100, filter, () -> {});
    }

    private List<JsonNode> walk(boolean ascending, int limit, ObjectNode filter, Runnable betweenPages) {
        List<JsonNode> cards = new ArrayList<>();
        ObjectNode settings = Json.object();
        settings.putObject("sort").put("ascending", ascending);
        settings.set("filter", filter);
        ObjectNode cursor = settings.putObject("cursor").put("limit", limit);
        while (true) {
            JsonNode page = page(settings);
            page.path("cards").forEach(cards::add);
            if (cards.size() > ENDLESS) {
                throw new IllegalStateException("the list does not end");
            }
            if (page.path("cursor").path("total").asInt() < limit) {
                return cards;
            }
            cursor.set("updatedAt", page.path("cursor").path("updatedAt"));
            cursor.set("nmID", page.path("cursor").path("nmID"));
            betweenPages.run();
        }
    }

    static long nmId(JsonNode card) {
        return card.path("nmID").asLong();
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).header("Authorization", token);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.parse(text());
        }
    }
}
