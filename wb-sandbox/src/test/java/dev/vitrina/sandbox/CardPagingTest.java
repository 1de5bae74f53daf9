package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.catalogue.CardKey;
import dev.vitrina.sandbox.catalogue.Rfc3339;
import dev.vitrina.sandbox.json.Json;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CardPagingTest {

    private static final int CARDS = 1_234;
    private static WbSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(CARDS).quotas(false).build());
        client = Client.of(sandbox, 0);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.control().reset();
    }

    @ParameterizedTest
    @CsvSource({ "true, 100", "false, 100", "true, 7", "false, 1", "true, 10" })
    void showsEveryCardOnceInOrderOfChange(boolean ascending, int limit) {
        List<JsonNode> cards = client.walk(ascending, limit, () -> {});

        Comparator<CardKey> order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
        assertThat(cards).hasSize(CARDS);
        assertThat(cards).extracting(CardPagingTest::key).isSortedAccordingTo(order).doesNotHaveDuplicates();
        assertThat(cards).extracting(Client::nmId).doesNotHaveDuplicates();
    }

    @Test
    void holdsRunsOfEqualTimesLongerThanAPage() {
        List<JsonNode> cards = client.walk(true, 100, () -> {});

        long longest = cards
            .stream()
            .map(card -> card.path("updatedAt").asString())
            .collect(Collectors.groupingBy(time -> time, Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
        assertThat(longest).isGreaterThan(100);
    }

    @Test
    void losesNoCardToEditsBetweenPagesWhenWalkingUpwards() {
        AtomicInteger seed = new AtomicInteger();

        List<JsonNode> seen = client.walk(true, 100, () -> {
            sandbox.control().editRandom("nordflax", 5, seed.incrementAndGet());
            sandbox.control().add("nordflax", 2);
        });

        Set<Long> expected = new HashSet<>();
        sandbox
            .control()
            .cards("nordflax", 0, 5_000)
            .forEach(card -> expected.add(card.nmId()));
        assertThat(new HashSet<>(seen.stream().map(Client::nmId).toList())).isEqualTo(expected);
    }

    @Test
    void continuesFromASavedCursorWithNothingButTheChanges() {
        List<JsonNode> first = client.walk(true, 100, () -> {});
        List<Long> edited = sandbox.control().editRandom("nordflax", 25, 9);

        ObjectNode settings = Json.object();
        settings.putObject("sort").put("ascending", true);
        settings
            .putObject("cursor")
            .put("limit", 100)
            .put("updatedAt", first.getLast().path("updatedAt").asString())
            .put("nmID", Client.nmId(first.getLast()));
        JsonNode page = client.page(settings);

        assertThat(page.path("cards").valueStream().map(Client::nmId)).containsExactlyInAnyOrderElementsOf(edited);
        assertThat(page.path("cursor").path("total").asInt()).isEqualTo(25);
    }

    @Test
    void countsOnlyThePageInTotalAndTenCardsByDefault() {
        JsonNode page = client.page(Json.object());

        assertThat(page.path("cards").size()).isEqualTo(10);
        assertThat(page.path("cursor").path("total").asInt()).isEqualTo(10);
        assertThat(page.path("cursor").path("nmID").asLong()).isEqualTo(Client.nmId(page.path("cards").get(9)));
    }

    @Test
    void hidesTrashedCardsAndBringsRestoredOnesBackAsChanged() {
        long nmId = sandbox.control().cards("nordflax", 0, 1).getFirst().nmId();

        sandbox.control().catalogue().trash("nordflax", nmId);
        assertThat(client.walk(false, 100, () -> {})).extracting(Client::nmId).hasSize(CARDS - 1).doesNotContain(nmId);

        sandbox.control().catalogue().restore("nordflax", nmId);
        assertThat(Client.nmId(client.page(Json.object()).path("cards").get(0))).isEqualTo(nmId);
    }

    private static CardKey key(JsonNode card) {
        return new CardKey(Rfc3339.parse(card.path("updatedAt").asString()), Client.nmId(card));
    }
}
