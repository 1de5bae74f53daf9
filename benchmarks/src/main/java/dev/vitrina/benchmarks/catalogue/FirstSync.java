package dev.vitrina.benchmarks.catalogue;

import dev.vitrina.benchmarks.product.ProductClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A shop and its first sync. Progress is looked at once a second at most: more would take the processors from what is measured.
 *
 * @param shop    its id, as the header names it
 * @param seconds of the sync itself, by its own log
 * @param half    of the seconds, those until half of the cards had come
 */
record FirstSync(String shop, long rows, double seconds, double half) {
    private static final String CREATE = """
        mutation($name: String!, $token: String!) {
          wbTokensCreate(input: {name: $name, token: $token}) { token { id } errors { code message } }
        }
        """;
    private static final String STATUS = """
        { productSyncStatus { complete rows job { state done } lastRun { outcome startedAt finishedAt } } }
        """;

    /** Pastes the token. @return the shop's id */
    static String connect(ProductClient client, String name, String token) {
        JsonNode created = client.query(CREATE, Map.of("name", name, "token", token)).path("wbTokensCreate");
        if (!created.path("errors").isEmpty()) {
            throw new IllegalStateException("the token was refused: " + created);
        }
        return created.path("token").path("id").asString();
    }

    /** Waits for the end of a shop's first sync. */
    static FirstSync await(ProductClient client, String shop, int cards, Duration patience) {
        ProductClient inShop = client.sibling().inShop(shop);
        long begun = System.nanoTime();
        double half = 0;
        while (System.nanoTime() - begun < patience.toNanos()) {
            JsonNode status = inShop.query(STATUS).path("productSyncStatus");
            if (half == 0 && status.path("job").path("done").asLong() >= cards / 2) {
                half = (System.nanoTime() - begun) / 1e9;
            }
            JsonNode run = status.path("lastRun");
            if (status.path("complete").asBoolean() && run.hasNonNull("finishedAt")) {
                Duration took = Duration.between(
                    Instant.parse(run.path("startedAt").asString()),
                    Instant.parse(run.path("finishedAt").asString())
                );
                return new FirstSync(shop, status.path("rows").asLong(), took.toMillis() / 1e3, half);
            }
            pause(Duration.ofSeconds(1));
        }
        throw new IllegalStateException("the sync is not over after " + patience + ": " + inShop.query(STATUS));
    }

    double cardsPerSecond() {
        return rows / seconds;
    }

    static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
