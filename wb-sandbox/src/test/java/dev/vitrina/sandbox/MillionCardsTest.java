package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.catalogue.Rfc3339;
import dev.vitrina.sandbox.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        List<Long> shallow = new ArrayList<>();
        List<Long> deep = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            shallow.add(nanosOfPage(Instant.parse("2023-02-02T00:00:00Z").plusSeconds(60L * i)));
            deep.add(nanosOfPage(Instant.parse("2026-08-28T00:00:00Z").plusSeconds(60L * i)));
        }

        assertThat(median(deep)).isLessThan(5 * median(shallow));
    }

    private static long nanosOfPage(Instant from) {
        long start = System.nanoTime();
        JsonNode page = client.page(from(from));
        long nanos = System.nanoTime() - start;
        assertThat(page.path("cursor").path("total").asInt()).isEqualTo(100);
        assertThat(Rfc3339.parse(page.at("/cards/0/updatedAt").asString())).isGreaterThan(Rfc3339.micros(from));
        return nanos;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
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
