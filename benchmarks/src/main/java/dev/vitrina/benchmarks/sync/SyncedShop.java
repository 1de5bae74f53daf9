package dev.vitrina.benchmarks.sync;

import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.ProductClient;
import dev.vitrina.sandbox.WbSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A shop whose first sync is over.
 *
 * @param seconds            of the sync itself, by its own log
 * @param secondsSincePasted from the token's mutation to the whole catalogue being there
 * @param requests           to the card list
 */
record SyncedShop(double seconds, double secondsSincePasted, long requests, long rows) {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String CREATE = """
        mutation($name: String!, $token: String!) {
          wbTokensCreate(input: {name: $name, token: $token}) { token { id } errors { code message } }
        }
        """;
    private static final String STATUS = """
        { productSyncStatus { complete rows job { state } lastRun { outcome startedAt finishedAt } } }
        """;

    /** Pastes the sandbox's token of this number and waits for the whole catalogue. */
    static SyncedShop connect(Product product, WbSandbox sandbox, int number) {
        sandbox.control().resetCounters();
        String token = sandbox.tokens().get(number).token();
        try (ProductClient client = ProductClient.admin(product.url())) {
            long start = System.nanoTime();
            JsonNode created = client
                .query(CREATE, Map.of("name", "Shop " + number, "token", token))
                .path("wbTokensCreate");
            if (!created.path("errors").isEmpty()) {
                throw new IllegalStateException("the token was refused: " + created);
            }
            JsonNode status = complete(client.inShop(created.path("token").path("id").asString()), start);
            double pasted = (System.nanoTime() - start) / 1e9;
            JsonNode run = status.path("lastRun");
            Duration took = Duration.between(
                Instant.parse(run.path("startedAt").asString()),
                Instant.parse(run.path("finishedAt").asString())
            );
            String seller = sandbox.control().sellers().get(number).key();
            long requests = sandbox.control().traffic().count("cards-list", seller).calls();
            return new SyncedShop(took.toMillis() / 1_000.0, pasted, requests, status.path("rows").asLong());
        }
    }

    private static JsonNode complete(ProductClient client, long start) {
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            JsonNode status = client.query(STATUS).path("productSyncStatus");
            if (status.path("complete").asBoolean() && status.path("lastRun").hasNonNull("finishedAt")) {
                return status;
            }
            pause();
        }
        throw new IllegalStateException("the sync is not over after " + PATIENCE + ": " + client.query(STATUS));
    }

    /** Each question takes the processors from the sync that is measured, so it is asked no more often than a screen would. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
