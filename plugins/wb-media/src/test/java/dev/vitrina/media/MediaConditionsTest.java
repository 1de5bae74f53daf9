package dev.vitrina.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.SyncDriver;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a check finds, as conditions of the product list, on a real host with both plugins. */
@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    cards = 120,
    properties = "vitrina.downloads.per-second=1000"
)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MediaConditionsTest {

    private static final String BROKEN = "wb-media.broken-photos";
    private static final String CHECKED = "wb-media.checked";
    private static final String LIST = """
        query($filter: ProductFilter, $first: Int) {
          products(filter: $filter, first: $first) { totalCount nodes { nmId title } }
        }
        """;
    private static final String CHECK = """
        mutation($input: MediaCheckStartInput!) { mediaCheckStart(input: $input) { job { id } errors { code } } }
        """;

    private final TestHost host;
    private TestClient shop;

    MediaConditionsTest(TestHost host) {
        this.host = host;
        this.shop = host.admin();
    }

    @BeforeEach
    void synced() {
        shop = new SyncDriver(host).synced(host.sandbox().tokens().getFirst());
    }

    @AfterEach
    void clearFaults() {
        host.sandbox().control().clearFaults();
    }

    /** Before any check: nothing is known of any card, and nobody is told that they are in order. */
    @Test
    @Order(1)
    void beforeACheckNoCardHasAnyAndAllAreUnchecked() {
        JsonNode conditions = conditions("en", Map.of());

        assertThat(conditions.valueStream().map(one -> one.path("id").asString())).containsExactly(
            BROKEN,
            "wb-media.broken-video",
            CHECKED,
            "wb-media.duplicate-photos"
        );
        assertThat(conditions.valueStream())
            .allMatch(one -> one.path("count").asInt() == 0)
            .allMatch(one -> one.path("asOf").isNull());
        assertThat(of(conditions, CHECKED).path("withoutCount").asInt()).isEqualTo(total(Map.of()));
        assertThat(total(Map.of("withoutConditions", List.of(CHECKED)))).isEqualTo(total(Map.of()));
        assertThat(total(Map.of("conditions", List.of(BROKEN)))).isZero();
    }

    @Test
    @Order(2)
    void theListFindsExactlyTheCardWhosePhotosACheckFoundBrokenUntilTheyAreRepaired() {
        List<String> cards = cardsWithPhotos();
        String broken = cards.get(0);
        check(Map.of("nmIds", List.of(cards.get(1))));
        host.sandbox().control().fault("images", new Fault.HtmlPage(200));

        check(Map.of("nmIds", List.of(broken)));

        Map<String, Object> filter = Map.of("conditions", List.of(BROKEN));
        awaitList(filter, List.of(broken));
        assertThat(total(Map.of("withoutConditions", List.of(CHECKED)))).isEqualTo(total(Map.of()) - 2);
        assertThat(total(Map.of("conditions", List.of(CHECKED), "withoutConditions", List.of(BROKEN)))).isEqualTo(1);
        JsonNode known = of(conditions("ru", Map.of()), BROKEN);
        assertThat(known.path("label").asString()).isEqualTo("Нет фото на сервере или фото повреждены");
        assertThat(known.path("count").asInt()).isEqualTo(1);
        assertThat(known.path("asOf").isNull()).as("of the shop nobody knows more than of two cards").isTrue();
        assertThat(of(conditions("en", Map.of("photosMax", 0)), BROKEN).path("count").asInt()).isZero();
        assertThat(
            shop
                .execute(
                    "query($filter: ProductFilter) { productFacets(filter: $filter) { brands { count } } }",
                    Map.of("filter", filter)
                )
                .at("/productFacets/brands")
                .valueStream()
                .mapToInt(brand -> brand.path("count").asInt())
                .sum()
        ).isLessThanOrEqualTo(1);

        host.sandbox().control().clearFaults();
        // By the filter itself, as whoever looks at the list would.
        check(Map.of("filter", filter));

        awaitList(filter, List.of());
        assertThat(of(conditions("zh", Map.of()), BROKEN).path("count").asInt()).isZero();
    }

    @Test
    @Order(3)
    void aListByConditionsCostsNoMoreForFiftyCardsThanForOne() {
        Map<String, Object> filter = Map.of("withoutConditions", List.of(CHECKED));
        page(filter, 1);
        page(filter, 50);

        GraphQlAnswer one = page(filter, 1);
        GraphQlAnswer fifty = page(filter, 50);

        assertThat(fifty.at("/products/nodes")).hasSize(50);
        // One more than any other list: whether the condition was copied.
        assertThat(host.statements(fifty)).hasSameSizeAs(host.statements(one)).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    @Order(4)
    void withoutThePluginNothingCanBeFilteredByItAndNoListPassesForOne() {
        host.disable("wb-media");
        try {
            GraphQlAnswer refused = page(Map.of("conditions", List.of(BROKEN)), 10);
            GraphQlAnswer opposite = page(Map.of("withoutConditions", List.of(BROKEN)), 10);

            assertThat(refused.errorCodes()).containsExactly("PLUGIN_UNAVAILABLE");
            assertThat(refused.errors().getFirst().at("/extensions/condition").asString()).isEqualTo(BROKEN);
            assertThat(opposite.errorCodes()).containsExactly("PLUGIN_UNAVAILABLE");
            assertThat(conditions("en", Map.of("conditions", List.of(BROKEN)))).isEmpty();
        } finally {
            host.enable("wb-media");
        }
        assertThat(page(Map.of("conditions", List.of(BROKEN)), 10).errors()).isEmpty();
        assertThat(conditions("en", Map.of())).hasSize(4);
    }

    @Test
    @Order(5)
    void whatNoPluginKnowsIsRefusedAndAJobByItFailsSayingSo() {
        Map<String, Object> unknown = Map.of("conditions", List.of("wb-media.nothing"));

        GraphQlAnswer started = shop.execute(CHECK, Map.of("input", Map.of("filter", unknown)));

        assertThat(page(unknown, 10).errorCodes()).containsExactly("PLUGIN_UNAVAILABLE");
        assertThat(inAllShops(unknown).errorCodes()).containsExactly("PLUGIN_UNAVAILABLE");
        Map<String, String> job = Map.of("id", started.text("/mediaCheckStart/job/id"));
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() ->
                assertThat(
                    shop
                        .execute("query($id: ID!) { job(id: $id) { state problem { message } } }", job)
                        .at("/job")
                        .toString()
                ).contains("FAILED", "No plugin in service knows which cards are `wb-media.nothing`")
            );
    }

    /** Each shop's own cards, also of a shop that came in when nobody had asked for its conditions yet. */
    @Test
    @Order(6)
    void findsThemInAllShopsOfTheCaller() {
        List<String> cards = cardsWithPhotos();
        int own = total(Map.of());
        int others = new SyncDriver(host)
            .synced(host.sandbox().tokens().get(1))
            .execute("{ products(first: 1) { totalCount } }")
            .at("/products/totalCount")
            .asInt();
        host.sandbox().control().fault("images", new Fault.HtmlPage(200));
        check(Map.of("nmIds", List.of(cards.getFirst())));
        host.sandbox().control().clearFaults();

        awaitList(Map.of("conditions", List.of(BROKEN)), List.of(cards.getFirst()));
        JsonNode broken = inAllShops(Map.of("conditions", List.of(BROKEN))).at("/productsInAllShops");
        JsonNode sound = inAllShops(Map.of("withoutConditions", List.of(BROKEN))).at("/productsInAllShops");

        assertThat(broken.toString()).contains("\"totalCount\":1", "\"nmId\":\"" + cards.getFirst() + "\"");
        assertThat(sound.path("totalCount").asInt()).isEqualTo(own + others - 1);
    }

    /** A check of some cards says nothing of the age of what is known of the others. */
    @Test
    @Order(7)
    void aConditionIsAsOldAsTheLastCheckOfTheWholeShop() {
        // Painting the pictures of a whole shop takes long, and here it does not matter what they show.
        host.sandbox().control().fault("images", new Fault.Raw(404, "text/plain", "gone", null));
        check(Map.of());
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> of(conditions("en", Map.of()), BROKEN).path("asOf").isString());
        String asOf = of(conditions("en", Map.of()), BROKEN).path("asOf").asString();
        host.sandbox().control().clearFaults();
        String repaired = cardsWithPhotos().getFirst();

        check(Map.of("nmIds", List.of(repaired)));

        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> total(Map.of("conditions", List.of(CHECKED), "withoutConditions", List.of(BROKEN))) > 0);
        assertThat(of(conditions("en", Map.of()), BROKEN).path("asOf").asString()).isEqualTo(asOf);
    }

    private GraphQlAnswer inAllShops(Map<String, Object> filter) {
        return host
            .admin()
            .execute(
                """
                query($filter: ProductFilter) { productsInAllShops(filter: $filter) { totalCount nodes { nmId shopId } } }
                """,
                Map.of("filter", filter)
            );
    }

    private void awaitList(Map<String, Object> filter, List<String> nmIds) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> {
                GraphQlAnswer page = page(filter, 50);
                assertThat(
                    page
                        .at("/products/nodes")
                        .valueStream()
                        .map(card -> card.path("nmId").asString())
                ).isEqualTo(nmIds);
                assertThat(page.at("/products/totalCount").asInt()).isEqualTo(nmIds.size());
            });
    }

    private int total(Map<String, Object> filter) {
        return page(filter, 1).at("/products/totalCount").asInt();
    }

    private GraphQlAnswer page(Map<String, Object> filter, int first) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("filter", filter);
        variables.put("first", first);
        return shop.execute(LIST, variables);
    }

    private JsonNode conditions(String language, Map<String, Object> filter) {
        GraphQlAnswer answer = shop
            .reading(language)
            .execute(
                """
                query($filter: ProductFilter) {
                  productConditions(filter: $filter) { id label withoutLabel count withoutCount asOf }
                }
                """,
                Map.of("filter", filter)
            );
        assertThat(answer.errors()).isEmpty();
        return answer.at("/productConditions");
    }

    private static JsonNode of(JsonNode conditions, String id) {
        return conditions
            .valueStream()
            .filter(one -> one.path("id").asString().equals(id))
            .findFirst()
            .orElseThrow();
    }

    private void check(Map<String, ?> input) {
        GraphQlAnswer started = shop.execute(CHECK, Map.of("input", input));
        Map<String, String> job = Map.of("id", started.text("/mediaCheckStart/job/id"));
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() ->
                shop.execute("query($id: ID!) { job(id: $id) { state } }", job).text("/job/state").equals("SUCCEEDED")
            );
    }

    private List<String> cardsWithPhotos() {
        JsonMapper json = new JsonMapper();
        String seller = host.sandbox().tokens().getFirst().seller();
        return host
            .sandbox()
            .control()
            .cards(seller, 0, 300)
            .stream()
            .map(digest -> json.readTree(host.sandbox().control().card(seller, digest.nmId()).orElseThrow()))
            .filter(card -> !card.path("photos").isEmpty())
            .map(card -> card.path("nmID").asString())
            .toList();
    }
}
