package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.catalogue.Rfc3339;
import dev.vitrina.sandbox.control.CardDigest;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ControlApiTest {

    private static WbSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(1_500).quotas(false).build());
        client = Client.of(sandbox, 0);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        assertThat(client.control("POST", "/reset", "").status()).isEqualTo(204);
    }

    @Test
    void listsTheDemoTokens() {
        JsonNode tokens = client.control("GET", "/tokens", "").json();

        assertThat(tokens.size()).isEqualTo(4);
        assertThat(tokens.get(0).propertyNames()).containsExactlyInAnyOrder("seller", "cards", "type", "token");
        assertThat(tokens.get(0).path("cards").asInt()).isEqualTo(1_500);
        assertThat(client.control("GET", "/health", "").json().path("status").asString()).isEqualTo("UP");
    }

    @Test
    void issuesAndWithdrawsTokens() {
        String request = "{\"seller\":\"laska\",\"type\":\"base\",\"categories\":[\"content\"],\"readOnly\":true}";
        String token = client.control("POST", "/tokens", request).json().path("token").asString();
        try (Client other = new Client(sandbox, token)) {
            assertThat(other.get(WbHost.CONTENT, "/ping").status()).isEqualTo(200);
            assertThat(other.get(WbHost.PRICES, "/ping").status()).isEqualTo(401);

            client.control("POST", "/tokens/withdraw", "{\"token\":\"%s\"}".formatted(token));
            assertThat(other.get(WbHost.CONTENT, "/ping").status()).isEqualTo(401);
        }
    }

    @Test
    void comparesAMirrorRowByRow() {
        client.control("POST", "/sellers/nordflax/edits", "{\"count\":40,\"seed\":3}");
        client.control("POST", "/sellers/nordflax/deletions", "{\"count\":10,\"seed\":4}");
        client.control("POST", "/sellers/nordflax/cards", "{\"count\":7}");

        List<String> mirror = client
            .walk(true, 100, () -> {})
            .stream()
            .map(card -> Client.nmId(card) + card.path("updatedAt").asString() + CardDigest.hash(card.toString()))
            .sorted()
            .toList();

        List<String> truth = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonNode page = client.control("GET", "/sellers/nordflax/cards?limit=400&after=" + after, "").json();
            if (page.isEmpty()) {
                break;
            }
            page.forEach(row ->
                truth.add(Client.nmId(row) + row.path("updatedAt").asString() + row.path("hash").asString())
            );
            after = Client.nmId(page.get(page.size() - 1));
        }
        assertThat(truth).hasSize(1_497);
        assertThat(mirror).isEqualTo(truth.stream().sorted().toList());
    }

    @Test
    void editsACardAndMovesItsTime() {
        CardDigest before = sandbox.control().cards("nordflax", 0, 1).getFirst();
        String path = "/sellers/nordflax/cards/" + before.nmId();

        client.control("PATCH", path, "{\"title\":\"Новое имя\",\"photos\":3}");

        JsonNode card = client.control("GET", path, "").json();
        assertThat(card.path("title").asString()).isEqualTo("Новое имя");
        assertThat(card.path("photos").size()).isEqualTo(3);
        assertThat(Rfc3339.parse(card.path("updatedAt").asString())).isGreaterThan(Rfc3339.parse(before.updatedAt()));
        assertThat(Client.nmId(client.page(Json.object()).path("cards").get(0))).isEqualTo(before.nmId());
    }

    @Test
    void editsACardWithoutMovingItsTime() {
        CardDigest before = sandbox.control().cards("nordflax", 0, 1).getFirst();

        client.control(
            "PATCH",
            "/sellers/nordflax/cards/" + before.nmId(),
            "{\"title\":\"Тихая правка\",\"stamp\":\"KEEP\"}"
        );

        CardDigest after = sandbox.control().cards("nordflax", 0, 1).getFirst();
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
        assertThat(after.hash()).isNotEqualTo(before.hash());
    }

    @Test
    void trashesRestoresAndPurgesCards() {
        CardDigest card = sandbox.control().cards("nordflax", 0, 1).getFirst();
        String path = "/sellers/nordflax/cards/" + card.nmId();
        JsonNode group = client.control("GET", path, "").json().path("imtID");

        assertThat(client.control("DELETE", path, "").status()).isEqualTo(204);
        assertThat(client.control("GET", path, "").status()).isEqualTo(404);
        assertThat(status().path("trashed").asInt()).isEqualTo(1);
        assertThat(client.control("POST", path + "/restore", "").status()).isEqualTo(204);
        assertThat(client.control("GET", path, "").json().path("imtID")).isNotEqualTo(group);
        assertThat(client.control("DELETE", path + "?purge", "").status()).isEqualTo(204);
        assertThat(client.control("POST", path + "/restore", "").status()).isEqualTo(404);
        assertThat(status().path("cards").asInt()).isEqualTo(1_499);
    }

    @Test
    void takesPricesOfWhatIsThereOnly() {
        List<Long> gone = sandbox.control().trashRandom("nordflax", 100, 11);
        List<Long> added = sandbox.control().add("nordflax", 30);

        List<Long> listed = new ArrayList<>();
        for (int offset = 0; offset < 1_500; offset += 70) {
            client
                .get(WbHost.PRICES, "/api/v2/list/goods/filter?limit=70&offset=" + offset)
                .json()
                .at("/data/listGoods")
                .forEach(goods -> listed.add(Client.nmId(goods)));
        }

        assertThat(listed).hasSize(1_430).doesNotHaveDuplicates().containsAll(added).doesNotContainAnyElementsOf(gone);
    }

    @Test
    void shiftsTheClockOfOneSeller() {
        client.control("PUT", "/sellers/nordflax/clock", "{\"shiftSeconds\":-864000}");
        long nmId = sandbox.control().cards("nordflax", 0, 1).getFirst().nmId();

        String updatedAt = sandbox
            .control()
            .edit("nordflax", nmId, CardPatch.title("Из прошлого"))
            .orElseThrow()
            .updatedAt();

        Instant time = Rfc3339.instant(Rfc3339.parse(updatedAt));
        assertThat(Duration.between(time, Instant.now())).isBetween(Duration.ofDays(9), Duration.ofDays(11));
    }

    @Test
    void changesTheSizeOfACatalogue() {
        client.control("PUT", "/sellers/nordflax/size", "{\"cards\":321}");

        assertThat(client.walk(false, 100, () -> {})).hasSize(321);
        reset();
        assertThat(status().path("cards").asInt()).isEqualTo(1_500);
    }

    @Test
    void switchesFaultsOnAndOff() {
        String rule = """
            {"endpoint": "cards-list", "seller": "nordflax", "times": 5, "probability": 1,
             "fault": {"kind": "rate-limited", "retrySeconds": 600}}""";
        int id = client.control("POST", "/faults", rule).json().path("id").asInt();

        assertThat(client.post(WbHost.CONTENT, Client.LIST, "{}").header("X-Ratelimit-Retry")).isEqualTo("600");
        JsonNode active = client.control("GET", "/faults", "").json().get(0);
        assertThat(active.path("happened").asInt()).isEqualTo(1);
        assertThat(active.at("/rule/fault/kind").asString()).isEqualTo("rate-limited");
        assertThat(client.control("DELETE", "/faults/" + id, "").status()).isEqualTo(204);
        assertThat(client.post(WbHost.CONTENT, Client.LIST, "{}").status()).isEqualTo(200);
        assertThat(client.control("DELETE", "/faults/" + id, "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "rate-limited",
            "unauthorised",
            "forbidden",
            "server-error",
            "hang",
            "slow-drip",
            "truncated-json",
            "cut-body",
            "wrong-types",
            "connection-reset",
            "reset-midway",
            "answer-lost",
            "business-error",
            "empty-body",
            "huge-body",
            "html-page",
            "empty-page",
            "stuck-cursor",
        }
    )
    void knowsEveryKindOfFaultWithDefaults(String kind) {
        String rule = "{\"endpoint\":\"*\",\"fault\":{\"kind\":\"%s\"}}".formatted(kind);

        assertThat(client.control("POST", "/faults", rule).status()).isEqualTo(200);
    }

    @Test
    void countsCalls() {
        client.post(WbHost.CONTENT, Client.LIST, "{}");
        client.get(WbHost.CONTENT, "/ping");
        client.get(WbHost.CONTENT, "/ping");

        JsonNode counters = client.control("GET", "/counters", "").json();
        JsonNode calls = client.control("GET", "/calls", "").json();

        assertThat(counters.size()).isEqualTo(2);
        assertThat(counters.get(1).path("endpoint").asString()).isEqualTo("ping:wb-content");
        assertThat(counters.get(1).path("seller").asString()).isEqualTo("nordflax");
        assertThat(counters.get(1).path("calls").asInt()).isEqualTo(2);
        assertThat(calls.size()).isEqualTo(3);
        assertThat(calls.get(0).path("status").asInt()).isEqualTo(200);
    }

    @Test
    void findsSellersByNameToo() {
        String name = URLEncoder.encode(sandbox.tokens().getFirst().seller(), StandardCharsets.UTF_8).replace(
            "+",
            "%20"
        );

        assertThat(client.control("GET", "/sellers/" + name + "/cards?limit=1", "").json().size()).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThat(client.control("GET", "/sellers/nobody/cards", "").status()).isEqualTo(400);
        assertThat(client.control("GET", "/nothing", "").status()).isEqualTo(404);
        assertThat(client.control("PUT", "/sellers/nordflax/size", "{}").status()).isEqualTo(400);
        assertThat(client.control("PUT", "/sellers/nordflax/size", "{\"cards\":1000001}").status()).isEqualTo(400);
        assertThat(
            client.control("POST", "/faults", "{\"endpoint\":\"x\",\"fault\":{\"kind\":\"hang\"}}").status()
        ).isEqualTo(400);
        assertThat(
            client.control("POST", "/faults", "{\"endpoint\":\"*\",\"fault\":{\"kind\":\"x\"}}").status()
        ).isEqualTo(400);
        assertThat(client.control("POST", "/faults", "{\"endpoint\":\"*\"}").status()).isEqualTo(400);
        assertThat(client.control("POST", "/faults", "{").status()).isEqualTo(400);
        assertThat(
            client.control("PATCH", "/sellers/nordflax/cards/1", "{\"titel\":\"x\"}").json().path("error").asString()
        ).contains("titel");
    }

    @Test
    void knowsNoOtherHosts() {
        Client.Reply reply = client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + "/x/ping"))
        );

        assertThat(reply.status()).isEqualTo(404);
    }

    private static JsonNode status() {
        return client.control("GET", "/sellers", "").json().get(0);
    }
}
