package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A million cards are computed, not held. */
class MillionCardsTest {

    private static WbSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(1_000_000).quotas(false).build());
        client = Client.of(sandbox, 0);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void opensAPageAtAnyDepthInTheTimeOfThePage() {
        long total = 0;
        int pages = 40;
        for (int i = 0; i < pages; i++) {
            Instant somewhere = Instant.parse("2023-02-10T00:00:00Z").plus(Duration.ofDays(30L * i));
            long start = System.nanoTime();
            JsonNode page = client.page(from(somewhere));
            total += i < pages / 2 ? 0 : System.nanoTime() - start;
            assertThat(page.path("cursor").path("total").asInt()).isEqualTo(100);
            assertThat(page.at("/cards/0/updatedAt").asString()).isGreaterThan(somewhere.toString().substring(0, 10));
        }

        // A page costs about 4 ms when the machine is free; stepping through the cards before it would cost seconds.
        assertThat(Duration.ofNanos(total / (pages / 2))).isLessThan(Duration.ofMillis(150));
    }

    @Test
    void holdsNoCards() {
        long before = usedHeap();

        ObjectNode settings = from(Instant.parse("2025-01-01T00:00:00Z"));
        for (int i = 0; i < 100; i++) {
            JsonNode cursor = client.page(settings).path("cursor");
            ObjectNode next = (ObjectNode) settings.path("cursor");
            next.set("updatedAt", cursor.path("updatedAt"));
            next.set("nmID", cursor.path("nmID"));
        }
        sandbox
            .control()
            .edit(
                "nordflax",
                sandbox.control().cards("nordflax", 30_000_000, 1).getFirst().nmId(),
                CardPatch.title("x")
            );

        assertThat(usedHeap() - before).isLessThan(20L << 20);
    }

    @Test
    void searchesAMillionCardsForAnArticle() {
        JsonNode card = client.page(from(Instant.parse("2024-06-01T00:00:00Z"))).path("cards").get(50);
        ObjectNode settings = Json.object();
        settings.putObject("cursor").put("limit", 100);
        settings.putObject("filter").put("textSearch", card.path("vendorCode").asString());

        JsonNode found = client.page(settings).path("cards");

        assertThat(found.valueStream().map(Client::nmId)).contains(Client.nmId(card));
    }

    private static ObjectNode from(Instant time) {
        ObjectNode settings = Json.object();
        settings.putObject("sort").put("ascending", true);
        settings.putObject("cursor").put("limit", 100).put("updatedAt", time.toString());
        return settings;
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
