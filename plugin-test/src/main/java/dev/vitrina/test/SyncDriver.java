package dev.vitrina.test;

import dev.vitrina.sandbox.control.DemoToken;
import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Brings the cards of demo sellers in as a person would, who connects a shop and waits; needs the plugins wb-tokens and wb-products. Cards that are not
 * there within a minute fail the test.
 */
public final class SyncDriver {

    private final TestHost host;

    public SyncDriver(TestHost host) {
        this.host = host;
    }

    /** The administrator in the seller's shop, which is connected unless it is already; once all of its cards are there and none are under way. */
    public TestClient synced(DemoToken token) {
        TestClient shop = host
            .admin()
            .execute("{ wbTokens(page: {size: 200}) { items { id name } } }")
            .at("/wbTokens/items")
            .valueStream()
            .filter(known -> known.path("name").asString().equals(token.seller()))
            .map(known -> host.admin().inShop(known.path("id").asString()))
            .findFirst()
            .orElseGet(() -> host.connect(token));
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> isSynced(shop));
        return shop;
    }

    private static boolean isSynced(TestClient shop) {
        JsonNode status = shop.execute("{ productSyncStatus { complete job { id } } }").at("/productSyncStatus");
        return status.path("complete").asBoolean() && status.path("job").isNull();
    }
}
