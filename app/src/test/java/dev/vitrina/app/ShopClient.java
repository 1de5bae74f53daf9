package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.ProductClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What the tests of the whole do to a product over its API, as its administrator. */
final class ShopClient implements AutoCloseable {

    private static final String CREATE = """
        mutation($name: String!, $token: String!) {
          wbTokensCreate(input: {name: $name, token: $token}) { token { id } warnings { code } errors { code message } }
        }
        """;
    private static final String SYNC = """
        mutation($mode: ProductSyncMode!) { productsSync(input: {mode: $mode}) { job { id } errors { code message } } }
        """;
    private static final String STATUS = """
        { productSyncStatus {
            complete rows job { id state message done total problem { kind message retryAt } }
            lastRun { id mode outcome seen created updated unchanged deleted problem { kind message } } } }
        """;

    private final ProductClient client;

    ShopClient(URI url) {
        this.client = ProductClient.admin(url);
    }

    ShopClient inShop(String shop) {
        client.inShop(shop);
        return this;
    }

    JsonNode query(String document) {
        return client.query(document);
    }

    /** @return the shop's id */
    String connect(String name, String token) {
        JsonNode payload = client.query(CREATE, Map.of("name", name, "token", token)).path("wbTokensCreate");
        assertThat(payload.path("errors")).isEmpty();
        return payload.path("token").path("id").asString();
    }

    /** Asks for a sync; one that is under way will do. */
    void sync(String mode) {
        JsonNode payload = client.query(SYNC, Map.of("mode", mode)).path("productsSync");
        assertThat(payload.path("errors")).isEmpty();
    }

    JsonNode status() {
        return client.query(STATUS).path("productSyncStatus");
    }

    /** The whole catalogue was read and nothing is under way. */
    void awaitIdle(Duration patience) {
        Awaitility.await()
            .alias("the sync comes to its end: " + status())
            .atMost(patience)
            .pollInterval(Duration.ofMillis(150))
            .until(() -> {
                JsonNode status = status();
                return status.path("complete").asBoolean() && status.path("job").isNull();
            });
    }

    /** A complete pass over the catalogue that began after this call. */
    void reconcile(Duration patience) {
        awaitIdle(patience);
        String before = status().path("lastRun").path("id").asString("");
        sync("FULL");
        Awaitility.await()
            .alias("a new full run is done: " + status())
            .atMost(patience)
            .pollInterval(Duration.ofMillis(150))
            .until(() -> {
                JsonNode run = status().path("lastRun");
                return (
                    !run.path("id").asString("").equals(before) &&
                    run.path("mode").asString("").equals("FULL") &&
                    run.path("outcome").asString("").equals("COMPLETED")
                );
            });
        awaitIdle(patience);
    }

    @Override
    public void close() {
        client.close();
    }
}
