package dev.vitrina.products;

import static dev.vitrina.test.ChangeSetDriver.codes;
import static dev.vitrina.test.ChangeSetDriver.row;
import static dev.vitrina.test.ChangeSetDriver.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.test.ChangeSetDriver;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.SyncDriver;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cards changed through change sets: a real host, a real database, the simulated Wildberries, which takes its time as the real one does. */
@PluginTest(
    dependencies = "../wb-tokens",
    cards = 60,
    properties = {
        "vitrina.plugins.settings.wb-products.look-after=PT0.15S",
        "vitrina.plugins.settings.wb-products.give-up-after=PT1S",
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
    }
)
class EditingOnAHostTest {

    private static final String PRODUCT = """
        query($id: ID!) { product(nmId: $id) {
          nmId imtId title vendorCode description subjectId characteristics { id name values } tags { name } sizes { chrtId }
        } }
        """;

    /** Of production: required of every card. */
    private static final String COUNTRY = "characteristics.14177451";

    private static TestClient shop;
    private static String seller = "";

    private final TestHost host;
    private final WbSandbox wildberries;
    private final ChangeSetDriver sets;

    EditingOnAHostTest(TestHost host) {
        this.host = host;
        this.wildberries = host.sandbox();
        this.sets = new ChangeSetDriver(shop);
    }

    @BeforeAll
    static void connect(TestHost host) {
        seller = host.sandbox().tokens().getFirst().seller();
        host.sandbox().control().writeDelay(Duration.ofMillis(50));
        shop = new SyncDriver(host).synced(host.sandbox().tokens().getFirst());
    }

    /** Tests have no minutes to wait for a quota. */
    @BeforeEach
    void refillQuotas() {
        host.jdbc().sql("TRUNCATE platform.upstream_quota, platform.upstream_quota_block").update();
    }

    @AfterEach
    void end() {
        wildberries.control().clearFaults();
    }

    @Test
    void changesTitlesOfSeveralCardsAndReadsThemBack() {
        List<String> cards = cards(0, 3);
        List<JsonNode> before = cards.stream().map(this::atWildberries).toList();

        String id = sets.checked(
            "productsEdit",
            Map.of("cards", Map.of("nmIds", cards), "rules", List.of(rule("title", "SET", "Проверка заголовка")))
        );
        assertThat(rows(sets.set(id), "READY")).isEqualTo(3);
        JsonNode done = sets.done(id);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        for (int i = 0; i < cards.size(); i++) {
            JsonNode card = atWildberries(cards.get(i));
            assertThat(card.path("title").asString()).isEqualTo("Проверка заголовка");
            for (String kept : List.of("sizes", "characteristics", "description", "photos", "tags", "dimensions")) {
                assertThat(card.path(kept)).as(kept).isEqualTo(before.get(i).path(kept));
            }
            assertThat(product(cards.get(i)).path("title").asString()).isEqualTo("Проверка заголовка");
        }
    }

    @Test
    void takesAnEditBack() {
        String card = cards(3, 1).getFirst();
        JsonNode before = atWildberries(card);
        String id = sets.checked(
            "productsEdit",
            Map.of(
                "cards",
                Map.of("nmIds", List.of(card)),
                "rules",
                List.of(
                    rule("title", "APPEND", "!"),
                    rule("dimensions.weightBrutto", "SET", "1,25"),
                    rule("description", "CLEAR")
                )
            )
        );
        assertThat(sets.done(id).path("state").asString()).isEqualTo("VERIFIED");
        assertThat(atWildberries(card).at("/dimensions/weightBrutto").decimalValue()).isEqualByComparingTo("1.25");

        JsonNode back = sets.done(sets.rolledBack(id));

        assertThat(back.path("state").asString()).as(back.toString()).isEqualTo("VERIFIED");
        JsonNode after = atWildberries(card);
        for (String restored : List.of("title", "description", "dimensions", "characteristics", "sizes")) {
            assertThat(after.path(restored)).as(restored).isEqualTo(before.path(restored));
        }
    }

    @Test
    void keepsWhatSomebodyElseChangedMeanwhile() {
        String card = cards(4, 1).getFirst();
        String id = sets.checked(
            "productsEdit",
            Map.of("cards", Map.of("nmIds", List.of(card)), "rules", List.of(rule("title", "SET", "Наше")))
        );
        wildberries
            .control()
            .edit(
                seller,
                Long.parseLong(card),
                new CardPatch(null, "Чужое описание", null, null, null, null, null, null, null)
            );

        assertThat(sets.done(id).path("state").asString()).isEqualTo("VERIFIED");

        assertThat(atWildberries(card).path("title").asString()).isEqualTo("Наше");
        assertThat(atWildberries(card).path("description").asString()).isEqualTo("Чужое описание");
    }

    @Test
    void blocksWhatWildberriesWouldRefuseAndSaysWhy() {
        String card = cards(5, 1).getFirst();
        String other = product(cards(6, 1).getFirst()).path("vendorCode").asString();

        JsonNode set = sets.set(
            sets.checked(
                "productsEdit",
                Map.of(
                    "cards",
                    Map.of("nmIds", List.of(card)),
                    "rules",
                    List.of(
                        rule("title", "SET", "x".repeat(61)),
                        rule("vendorCode", "SET", other),
                        rule("dimensions.length", "SET", "0"),
                        rule("characteristics.999999999", "SET", "x")
                    )
                )
            )
        );

        assertThat(rows(set, "BLOCKED")).isEqualTo(1);
        assertThat(codes(row(set, card))).contains(
            "TITLE_TOO_LONG",
            "VENDOR_CODE_TAKEN",
            "DIMENSION_NOT_POSITIVE",
            "CHARACTERISTIC_UNKNOWN"
        );
    }

    @Test
    void failsInWildberriesOwnWordsWhereNobodyElseKnows() {
        // Of another shop: nothing of its directory is in the cache. While it is away only Wildberries knows what is required.
        wildberries.control().fault("object-charcs", new Fault.ServerError(503));
        TestClient other = new SyncDriver(host).synced(wildberries.tokens().get(1));
        ChangeSetDriver others = new ChangeSetDriver(other);
        String card = other.execute("{ products(first: 1) { nodes { nmId } } }").text("/products/nodes/0/nmId");
        String id = others.checked(
            "productsEdit",
            Map.of(
                "cards",
                Map.of("nmIds", List.of(card)),
                "rules",
                List.of(Map.of("field", COUNTRY, "operation", "CLEAR"))
            )
        );
        assertThat(codes(row(others.set(id), card))).contains("DIRECTORY_UNAVAILABLE");

        JsonNode done = others.done(id);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("FAILED");
        JsonNode reason = row(done, card).path("reason");
        assertThat(reason.path("code").asString()).isEqualTo("WILDBERRIES");
        assertThat(reason.path("message").asString()).containsAnyOf(
            "Не заполнены обязательные характеристики",
            "missing required characteristics"
        );
    }

    @Test
    void asksForWhatTheSubjectRequires() {
        String card = cards(7, 1).getFirst();

        JsonNode set = sets.set(
            sets.checked(
                "productsEdit",
                Map.of("cards", Map.of("nmIds", List.of(card)), "rules", List.of(rule(COUNTRY, "CLEAR")))
            )
        );

        assertThat(codes(row(set, card))).contains("CHARACTERISTIC_REQUIRED");
    }

    @Test
    void findsOutWhatBecameOfALostAnswerAndSendsNothingTwice() {
        String card = cards(8, 1).getFirst();
        String id = sets.checked(
            "productsEdit",
            Map.of("cards", Map.of("nmIds", List.of(card)), "rules", List.of(rule("title", "SET", "Ответ потерян")))
        );
        wildberries.control().resetCounters();
        wildberries.control().fault(FaultRule.on("cards-update", new Fault.AnswerLost()).times(1));

        JsonNode done = sets.done(id);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertThat(calls("cards-update")).isEqualTo(1);
        assertThat(atWildberries(card).path("title").asString()).isEqualTo("Ответ потерян");
    }

    @Test
    void givesUpWhatNeverArrivedAndSendsItOnlyWhenAsked() {
        String card = cards(9, 1).getFirst();
        String id = sets.checked(
            "productsEdit",
            Map.of("cards", Map.of("nmIds", List.of(card)), "rules", List.of(rule("title", "SET", "Со второго раза")))
        );
        wildberries.control().fault(FaultRule.on("cards-update", new Fault.ServerError(503)).times(1));

        JsonNode failed = sets.done(id);
        assertThat(row(failed, card).at("/reason/code").asString()).as(failed.toString()).isEqualTo("NOT_APPLIED");

        sets.retry(id);
        assertThat(sets.await(id, Set.of("VERIFIED")).path("state").asString()).isEqualTo("VERIFIED");
        assertThat(atWildberries(card).path("title").asString()).isEqualTo("Со второго раза");
    }

    @Test
    void setsTagsAndTakesThemBack() {
        String card = cards(10, 1).getFirst();
        JsonNode before = atWildberries(card).path("tags");
        String tag = shop.execute("{ productTags { nodes { id name } } }").text("/productTags/nodes/0/name");
        String id = sets.checked(
            "productsSetTags",
            Map.of(
                "cards",
                Map.of("nmIds", List.of(card)),
                "operation",
                before.isEmpty() ? "ADD" : "CLEAR",
                "tags",
                List.of(tag)
            )
        );

        assertThat(sets.done(id).path("state").asString()).isEqualTo("VERIFIED");
        assertThat(names(atWildberries(card).path("tags"))).isNotEqualTo(names(before));
        assertThat(names(product(card).path("tags"))).isEqualTo(names(atWildberries(card).path("tags")));

        assertThat(sets.done(sets.rolledBack(id)).path("state").asString()).isEqualTo("VERIFIED");
        assertThat(names(atWildberries(card).path("tags"))).containsExactlyInAnyOrderElementsOf(names(before));
    }

    @Test
    void throwsAwayAndTakesBackAgain() {
        List<String> cards = cards(11, 2);
        String id = sets.checked("productsTrash", Map.of("cards", Map.of("nmIds", cards)));

        JsonNode thrown = sets.done(id);
        assertThat(thrown.path("state").asString()).as(thrown.toString()).isEqualTo("VERIFIED");
        assertThat(product(cards.getFirst()).isNull()).isTrue();
        GraphQlAnswer trash = shop.execute(
            "{ productsTrashed { nodes { nmId vendorCode trashedAt } freshness { state } } }"
        );
        assertThat(
            trash
                .at("/productsTrashed/nodes")
                .valueStream()
                .map(card -> card.path("nmId").asString())
        ).containsAll(cards);

        JsonNode restored = sets.done(sets.checked("productsRestore", Map.of("nmIds", List.of(cards.getFirst()))));
        assertThat(restored.path("state").asString()).as(restored.toString()).isEqualTo("VERIFIED");
        assertThat(product(cards.getFirst()).path("nmId").asString()).isEqualTo(cards.getFirst());
        assertThat(sets.set(sets.rolledBack(id)).path("counts").toString()).contains("READY", "UNCHANGED");
    }

    @Test
    void mergesCardsOfOneSubjectAndPartsThem() {
        List<JsonNode> pair = twoOfOneSubject();
        String into = pair.get(0).path("imtId").asString();
        String moved = pair.get(1).path("nmId").asString();

        JsonNode joined = sets.done(sets.checked("productsGroup", Map.of("nmIds", List.of(moved), "into", into)));
        assertThat(joined.path("state").asString()).as(joined.toString()).isEqualTo("VERIFIED");
        assertThat(product(moved).path("imtId").asString()).isEqualTo(into);

        JsonNode parted = sets.done(sets.checked("productsGroup", Map.of("nmIds", List.of(moved))));
        assertThat(parted.path("state").asString()).as(parted.toString()).isEqualTo("VERIFIED");
        assertThat(product(moved).path("imtId").asString()).isNotEqualTo(into);
    }

    /** The group they came from is gone when all have left it: taken back they make one group again. */
    @Test
    void takesTheMergeOfAWholeGroupBack() {
        List<String> three = threeOfOneSubject();
        List<String> members = three.subList(0, 2);
        sets.done(sets.checked("productsGroup", Map.of("nmIds", three)));
        sets.done(sets.checked("productsGroup", Map.of("nmIds", three.subList(1, 2), "into", group(three.get(0)))));
        assertThat(group(three.get(1))).isEqualTo(group(three.get(0))).isNotEqualTo(group(three.get(2)));

        String merged = sets.checked("productsGroup", Map.of("nmIds", members, "into", group(three.get(2))));
        JsonNode there = sets.done(merged);
        assertThat(there.path("state").asString()).as(there.toString()).isEqualTo("VERIFIED");
        JsonNode back = sets.done(sets.rolledBack(merged));

        assertThat(back.path("state").asString()).as(back.toString()).isEqualTo("VERIFIED");
        assertThat(group(three.get(1))).isEqualTo(group(three.get(0))).isNotEqualTo(group(three.get(2)));
    }

    private String group(String nmId) {
        return product(nmId).path("imtId").asString();
    }

    private List<String> threeOfOneSubject() {
        Map<String, List<String>> bySubject = new HashMap<>();
        shop
            .execute("{ products(orderBy: {field: NM_ID, direction: DESC}, first: 60) { nodes { nmId subjectId } } }")
            .at("/products/nodes")
            .forEach(card ->
                bySubject
                    .computeIfAbsent(card.path("subjectId").asString(), _ -> new ArrayList<>())
                    .add(card.path("nmId").asString())
            );
        return bySubject
            .values()
            .stream()
            .filter(cards -> cards.size() > 2)
            .findFirst()
            .orElseThrow()
            .subList(0, 3);
    }

    @Test
    void makesACardLikeAnotherWithBarcodesOfWildberries() {
        String template = cards(13, 1).getFirst();
        Map<String, Object> card = Map.of(
            "vendorCode",
            "copy-of-13",
            "templateNmId",
            template,
            "makeBarcodes",
            true,
            "values",
            List.of(Map.of("field", "title", "values", List.of("Копия")))
        );

        JsonNode done = sets.done(sets.checked("productsCreate", Map.of("cards", List.of(card))));

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        JsonNode made = shop
            .execute(
                "{ products(filter: {text: \"copy-of-13\"}) { nodes { title vendorCode subjectId characteristics { id values } sizes { skus } } } }"
            )
            .at("/products/nodes/0");
        assertThat(made.path("title").asString()).isEqualTo("Копия");
        assertThat(made.path("subjectId")).isEqualTo(product(template).path("subjectId"));
        assertThat(
            made
                .path("sizes")
                .valueStream()
                .map(size -> size.path("skus").size())
        ).allMatch(skus -> skus > 0);
    }

    @Test
    void makesRenamesAndDeletesATag() {
        assertThat(tag("Create", Map.of("name", "Проба 17", "color", "GREEN"))).isEmpty();
        String id = tagged("Проба 17");

        assertThat(tag("Create", Map.of("name", "Проба 17", "color", "RED"))).containsExactly("REFUSED_BY_WILDBERRIES");
        assertThat(tag("Create", Map.of("name", "x".repeat(16), "color", "RED"))).containsExactly("TAG_NAME_LENGTH");
        assertThat(tag("Update", Map.of("id", id, "name", "Проба 18", "color", "BLUE"))).isEmpty();
        assertThat(tagged("Проба 18")).isEqualTo(id);
        assertThat(tag("Delete", Map.of("id", id))).isEmpty();

        Awaitility.await()
            .atMost(Duration.ofSeconds(15))
            .untilAsserted(() -> assertThat(tags()).doesNotContainKey("Проба 18"));
        assertThat(tag("Delete", Map.of("id", id))).containsExactly("REFUSED_BY_WILDBERRIES");
    }

    /** Wildberries moves the time of none of these cards, so that no incremental sync would bring them. */
    @Test
    void cardsShowARenamedTagAtOnceAndADeletedOneNoMore() {
        assertThat(tag("Create", Map.of("name", "Проба 27", "color", "GREEN"))).isEmpty();
        String id = tagged("Проба 27");
        String card = cards(27, 1).getFirst();
        List<String> before = names(product(card).path("tags"));
        String set = sets.checked(
            "productsSetTags",
            Map.of("cards", Map.of("nmIds", List.of(card)), "operation", "ADD", "tags", List.of("Проба 27"))
        );
        assertThat(sets.done(set).path("state").asString()).isEqualTo("VERIFIED");
        assertThat(names(product(card).path("tags"))).contains("Проба 27");

        assertThat(tag("Update", Map.of("id", id, "name", "Проба 28", "color", "BLUE"))).isEmpty();

        assertThat(names(product(card).path("tags"))).contains("Проба 28").doesNotContain("Проба 27");
        assertThat(cardsTagged(id)).containsExactly(card);
        assertThat(
            shop
                .execute("{ productFacets { tags { id name count } } }")
                .at("/productFacets/tags")
                .valueStream()
                .filter(facet -> facet.path("id").asString().equals(id))
                .map(facet -> facet.path("name").asString() + " " + facet.path("count").asInt())
        ).containsExactly("Проба 28 1");

        assertThat(tag("Delete", Map.of("id", id))).isEmpty();

        assertThat(names(product(card).path("tags"))).isEqualTo(before);
        assertThat(cardsTagged(id)).isEmpty();
    }

    private static List<String> cardsTagged(String tag) {
        return shop
            .execute(
                "query($filter: ProductFilter) { products(filter: $filter) { nodes { nmId } } }",
                Map.of("filter", Map.of("tagIds", List.of(tag)))
            )
            .at("/products/nodes")
            .valueStream()
            .map(card -> card.path("nmId").asString())
            .toList();
    }

    private static List<String> tag(String act, Map<String, ?> input) {
        GraphQlAnswer answer = shop.execute(
            "mutation($input: ProductTag%1$sInput!) { productTag%1$s(input: $input) { done errors { code message } } }".formatted(
                act
            ),
            Map.of("input", input)
        );
        JsonNode payload = answer.at("/productTag" + act);
        assertThat(payload.path("done").asBoolean())
            .as(answer.body().toString())
            .isEqualTo(payload.path("errors").isEmpty());
        return payload
            .path("errors")
            .valueStream()
            .map(error -> error.path("code").asString())
            .toList();
    }

    private static String tagged(String name) {
        // The list is read anew once the cache has heard of the change.
        return Awaitility.await()
            .atMost(Duration.ofSeconds(15))
            .until(() -> tags().getOrDefault(name, ""), id -> !id.isEmpty());
    }

    private static Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        shop
            .execute("{ productTags { nodes { id name } } }")
            .at("/productTags/nodes")
            .forEach(tag -> tags.put(tag.path("name").asString(), tag.path("id").asString()));
        return tags;
    }

    /** Wildberries would refuse the second after it has taken the first. */
    @Test
    void findsAVendorCodeThatIsGivenTwiceWithinOneSet() {
        List<String> cards = cards(20, 3);

        String id = sets.checked(
            "productsEdit",
            Map.of("cards", Map.of("nmIds", cards), "rules", List.of(rule("vendorCode", "SET", "the-same")))
        );

        JsonNode set = sets.set(id);
        assertThat(rows(set, "READY")).as(set.toString()).isEqualTo(1);
        assertThat(rows(set, "BLOCKED")).isEqualTo(2);
        assertThat(codes(row(set, cards.get(0)))).doesNotContain("VENDOR_CODE_TWICE");
        assertThat(codes(row(set, cards.get(1)))).contains("VENDOR_CODE_TWICE");
        assertThat(codes(row(set, cards.get(2)))).contains("VENDOR_CODE_TWICE");
    }

    @Test
    void draftsOnceForOneKeyAndRefusesNonsense() {
        List<String> cards = cards(14, 1);
        Map<String, Object> input = Map.of(
            "cards",
            Map.of("nmIds", cards),
            "rules",
            List.of(rule("title", "APPEND", "?")),
            "idempotencyKey",
            "once"
        );
        String once = sets.checked("productsEdit", input);
        int version = sets.set(once).path("version").asInt();
        assertThat(sets.drafted("productsEdit", input)).isEqualTo(once);
        Map<String, Object> nothing = new HashMap<>(input);
        nothing.put("cards", Map.of("filter", Map.of("text", "no such card at all")));
        GraphQlAnswer other = sets.draft("productsEdit", nothing);
        assertThat(other.at("/productsEdit/errors/0/code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(other.at("/productsEdit/errors/0/path/0").asString()).isEqualTo("idempotencyKey");
        assertThat(sets.set(once).path("version").asInt()).isEqualTo(version);
        assertThat(sets.set(once).path("state").asString()).isEqualTo("CHECKED");

        GraphQlAnswer refused = sets.draft(
            "productsEdit",
            Map.of(
                "cards",
                Map.of("nmIds", cards),
                "rules",
                List.of(rule("title", "ADD", "x"), rule("photos", "SET", "x"), rule("dimensions.width", "SET", "wide"))
            )
        );
        assertThat(
            refused
                .at("/productsEdit/errors")
                .valueStream()
                .map(error -> error.path("code").asString())
        ).containsExactly("NOT_FOR_THIS_FIELD", "UNKNOWN_FIELD", "NOT_A_NUMBER");
        assertThat(refused.at("/productsEdit/errors/1/path").toString()).isEqualTo("[\"rules\",\"1\",\"field\"]");
        assertThat(
            sets
                .draft(
                    "productsEdit",
                    Map.of(
                        "cards",
                        Map.of("filter", Map.of("text", "no such card at all")),
                        "rules",
                        List.of(rule("title", "SET", "x"))
                    )
                )
                .text("/productsEdit/errors/0/code")
        ).isEqualTo("NOTHING_TO_CHANGE");
    }

    /** The list shows cards that are like a mistyped text; what is done to "all that match" is done to none of them. */
    @Test
    void aTextThatOnlySimilarCardsMatchChangesNothing() {
        String title = product(cards(14, 1).getFirst()).path("title").asString();
        int middle = title.length() / 2;
        String mistyped = title.substring(0, middle) + "ъ" + title.substring(middle);
        assertThat(
            shop
                .execute(
                    "query($text: String!) { products(filter: {text: $text}) { textMatch nodes { nmId } } }",
                    Map.of("text", mistyped)
                )
                .at("/products")
                .toString()
        ).contains("SIMILAR", "nmId");

        GraphQlAnswer trashed = sets.draft(
            "productsTrash",
            Map.of("cards", Map.of("filter", Map.of("text", mistyped)))
        );
        GraphQlAnswer asShown = sets.draft(
            "productsTrash",
            Map.of("cards", Map.of("filter", Map.of("text", mistyped, "textScope", "SIMILAR")))
        );

        assertThat(trashed.text("/productsTrash/errors/0/code")).isEqualTo("NOTHING_TO_CHANGE");
        assertThat(asShown.errorCodes()).containsExactly("INVALID_INPUT");
    }

    /** What is exported is what the list showed, also once another card has the text, which would be the best of all now. */
    @Test
    void anExportOfCardsThatAreOnlyLikeATextIsOfThose() {
        String word = Stream.of(product(cards(28, 1).getFirst()).path("title").asString().split(" "))
            .max(Comparator.comparingInt(String::length))
            .orElseThrow();
        String mistyped = word.substring(0, word.length() / 2) + "ъ" + word.substring(word.length() / 2);
        Map<String, ?> open = Map.of("text", mistyped);
        Map<String, ?> similar = Map.of("text", mistyped, "textScope", "SIMILAR");
        JsonNode shown = found(open);
        assertThat(shown.path("textMatch").asString()).isEqualTo("SIMILAR");
        String other = cards(0, 60)
            .stream()
            .filter(card -> !shown.path("nodes").toString().contains(card))
            .findFirst()
            .orElseThrow();
        sets.done(
            sets.checked(
                "productsEdit",
                Map.of(
                    "cards",
                    Map.of("nmIds", List.of(other)),
                    "rules",
                    List.of(rule("title", "SET", "Новинка " + mistyped))
                )
            )
        );
        assertThat(found(open).toString()).contains("EXACT", other);

        GraphQlAnswer started = shop.execute(
            "mutation($input: ProductsExportInput!) { productsExport(input: $input) { export { id } errors { code } } }",
            Map.of(
                "input",
                Map.of(
                    "format",
                    "CSV",
                    "columns",
                    List.of("NM_ID"),
                    "filter",
                    similar,
                    "expectedCount",
                    shown.path("totalCount").asInt()
                )
            )
        );

        assertThat(found(similar)).isEqualTo(shown);
        String id = started.text("/productsExport/export/id");
        JsonNode export = Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> shop.execute("{ productExports { id state file { id } } }").at("/productExports/0"),
                latest -> latest.path("state").asString().equals("DONE")
            );
        assertThat(export.path("id").asString()).isEqualTo(id);
        assertThat(
            shop.get("/api/files/" + export.at("/file/id").asString()).body().lines().skip(1)
        ).containsExactlyElementsOf(
                shown
                    .path("nodes")
                    .valueStream()
                    .map(card -> card.path("nmId").asString())
                    .toList()
            );
    }

    private JsonNode found(Map<String, ?> filter) {
        return shop
            .execute(
                "query($filter: ProductFilter) { products(filter: $filter, first: 100) { textMatch totalCount nodes { nmId } } }",
                Map.of("filter", filter)
            )
            .at("/products");
    }

    /** What the list showed was one card, by its article; once it is gone, its article in others' titles is all that the text has. */
    @Test
    void whatIsDoneToAllThatMatchNeverReachesMoreThanWasShown() {
        List<String> cards = cards(5, 3);
        String text = cards.getFirst();
        sets.done(
            sets.checked(
                "productsEdit",
                Map.of(
                    "cards",
                    Map.of("nmIds", cards.subList(1, 3)),
                    "rules",
                    List.of(rule("title", "SET", "К артикулу " + text))
                )
            )
        );
        String shown = "query($filter: ProductFilter) { products(filter: $filter) { textMatch totalCount } }";
        Map<String, ?> open = Map.of("text", text);
        Map<String, ?> asShown = Map.of("text", text, "textScope", "IDENTIFIER");
        for (Map<String, ?> filter : List.of(open, asShown)) {
            assertThat(shop.execute(shown, Map.of("filter", filter)).at("/products").toString()).isEqualTo(
                "{\"textMatch\":\"IDENTIFIER\",\"totalCount\":1}"
            );
        }
        sets.done(sets.checked("productsTrash", Map.of("cards", Map.of("nmIds", List.of(text)))));
        assertThat(shop.execute(shown, Map.of("filter", open)).at("/products/totalCount").asInt()).isEqualTo(2);

        GraphQlAnswer exactly = sets.draft(
            "productsTrash",
            Map.of("cards", Map.of("filter", asShown, "expectedCount", 1))
        );
        GraphQlAnswer grown = sets.draft("productsTrash", Map.of("cards", Map.of("filter", open, "expectedCount", 1)));
        GraphQlAnswer exported = shop.execute(
            "mutation($input: ProductsExportInput!) { productsExport(input: $input) { job { id } errors { code } } }",
            Map.of("input", Map.of("format", "CSV", "columns", List.of("NM_ID"), "filter", open, "expectedCount", 1))
        );

        assertThat(exactly.text("/productsTrash/errors/0/code")).isEqualTo("NOTHING_TO_CHANGE");
        assertThat(grown.text("/productsTrash/errors/0/code")).isEqualTo("MORE_CARDS_THAN_SHOWN");
        assertThat(grown.at("/productsTrash/errors/0/path").toString()).isEqualTo("[\"cards\",\"expectedCount\"]");
        assertThat(exported.text("/productsExport/errors/0/code")).isEqualTo("MORE_CARDS_THAN_SHOWN");
        sets.drafted("productsTrash", Map.of("cards", Map.of("filter", open, "expectedCount", 2)));
    }

    @Test
    void showsWhatRulesWouldDoToAllMatchingCards() {
        GraphQlAnswer preview = shop.execute(
            """
            query($input: ProductEditPreviewInput!) { productEditPreview(input: $input) {
              totalCount examples { nmId changes { field name before after } findings { code message } } errors { code }
            } }
            """,
            Map.of(
                "input",
                Map.of("cards", Map.of("filter", Map.of()), "rules", List.of(rule("title", "APPEND", "x".repeat(60))))
            )
        );

        assertThat(preview.at("/productEditPreview/totalCount").asInt()).isGreaterThanOrEqualTo(50);
        assertThat(preview.at("/productEditPreview/examples")).hasSize(3);
        assertThat(preview.text("/productEditPreview/examples/0/changes/0/field")).isEqualTo("title");
        assertThat(preview.text("/productEditPreview/examples/0/findings/0/code")).isEqualTo("TITLE_TOO_LONG");
    }

    @Test
    void servesDirectoriesWithTheirFreshness() {
        String subject = product(cards(15, 1).getFirst()).path("subjectId").asString();
        GraphQlAnswer answer = shop.execute(
            """
            query($subject: ID!) {
              productSubjectCharacteristics(subjectId: $subject) {
                nodes { id name type required unit maxCount popular filterable variable namedField directory } freshness { state }
              }
              productSubjects(search: "плат") { nodes { id name parentName } totalCount }
              productSubjectParents { nodes { id name } }
              colors: productDirectory(kind: COLORS, search: "крас") { nodes { value note } totalCount freshness { source } }
              countries: productDirectory(kind: COUNTRIES) { nodes { value } }
              tnved: productDirectory(kind: TNVED, subjectId: $subject) { nodes { value } }
              brands: productDirectory(kind: BRANDS, subjectId: $subject) { nodes { value } }
              productTags { nodes { id name color } freshness { state } }
            }
            """,
            Map.of("subject", subject)
        );

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/productSubjectCharacteristics/nodes")).isNotEmpty();
        assertThat(answer.at("/productSubjectCharacteristics/nodes").toString()).contains("COLORS");
        for (String list : List.of(
            "productSubjects",
            "productSubjectParents",
            "colors",
            "countries",
            "tnved",
            "brands",
            "productTags"
        )) {
            assertThat(answer.at("/" + list + "/nodes")).as(list).isNotEmpty();
        }
        assertThat(answer.text("/productSubjectCharacteristics/freshness/state")).isEqualTo("FRESH");
    }

    @Test
    void changesMoreCardsThanAreReadOneByOneInOneCallAndUndoesNoEditThatNoListTellsOf() {
        List<String> cards = cards(20, 12);
        String id = sets.checked(
            "productsEdit",
            Map.of("cards", Map.of("nmIds", cards), "rules", List.of(rule("dimensions.height", "SET", "173")))
        );
        assertThat(codes(sets.set(id).at("/rows/nodes/0"))).contains("CHECKED_AGAINST_MIRROR");
        wildberries
            .control()
            .edit(
                seller,
                Long.parseLong(cards.getLast()),
                new CardPatch(null, "Из портала", null, null, null, null, null, null, null).keepingTime()
            );
        wildberries.control().resetCounters();

        JsonNode done = sets.done(id);

        assertThat(rows(done, "VERIFIED")).as(done.toString()).isEqualTo(12);
        assertThat(calls("cards-update")).isEqualTo(1);
        assertThat(atWildberries(cards.getLast()).path("description").asString()).isEqualTo("Из портала");
    }

    /** Whatever language the heads are in, each column is understood or known to be for looking at. */
    @ParameterizedTest
    @CsvSource({ "CSV,ru", "XLSX,ru", "CSV,en", "XLSX,zh" })
    void anExportThatIsImportedAsItIsChangesNothing(String format, String language) {
        List<String> columns = List.of(
            "NM_ID VENDOR_CODE TITLE BRAND SUBJECT DESCRIPTION GROUP BARCODES SIZES PHOTO_COUNT PHOTOS VIDEO LENGTH WIDTH HEIGHT WEIGHT CHARACTERISTICS TAGS SCORE CREATED_AT UPDATED_AT".split(
                " "
            )
        );
        String fileId = exported(format, language, columns);

        JsonNode seen = shop
            .execute(
                """
                query($input: ProductImportPreviewInput!) { productImportPreview(input: $input) {
                  columns { header target readOnly } tally { edited unchanged bad problems { line code column message } }
                  examples { nmId changes { field before after } } errors { code }
                } }
                """,
                Map.of("input", Map.of("fileId", fileId))
            )
            .at("/productImportPreview");

        assertThat(seen.path("errors")).as(seen.toString()).isEmpty();
        assertThat(
            seen
                .path("columns")
                .valueStream()
                .filter(column -> column.path("target").isNull() && !column.path("readOnly").asBoolean())
                .map(column -> column.path("header").asString())
        ).isEmpty();
        assertThat(seen.path("examples")).isEmpty();
        assertThat(seen.at("/tally/problems")).isEmpty();
        assertThat(seen.at("/tally/edited").asInt()).isZero();
        assertThat(seen.at("/tally/unchanged").asInt()).isPositive();
    }

    /** Rows are told by their barcodes as well as by articles. */
    @Test
    void anExportWithoutArticlesIsToldByItsBarcodes() {
        String fileId = exported("CSV", "ru", List.of("BARCODES", "TITLE"));

        JsonNode seen = shop
            .execute(
                """
                query($input: ProductImportPreviewInput!) { productImportPreview(input: $input) {
                  columns { target } tally { edited unchanged problems { line code } } errors { code }
                } }
                """,
                Map.of("input", Map.of("fileId", fileId))
            )
            .at("/productImportPreview");

        assertThat(seen.at("/columns/0/target").asString()).as(seen.toString()).isEqualTo("key.sku");
        assertThat(seen.at("/tally/edited").asInt()).isZero();
        assertThat(seen.at("/tally/unchanged").asInt()).isPositive();
    }

    /** Of all cards that have barcodes; the file's id. */
    private static String exported(String format, String language, List<String> columns) {
        GraphQlAnswer started = shop
            .reading(language)
            .execute(
                "mutation($input: ProductsExportInput!) { productsExport(input: $input) { export { id } errors { code } } }",
                Map.of("input", Map.of("format", format, "columns", columns))
            );
        String export = started.text("/productsExport/export/id");
        return Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    shop
                        .execute("{ productExports { id file { id } } }")
                        .at("/productExports")
                        .valueStream()
                        .filter(one -> one.path("id").asString().equals(export))
                        .map(one -> one.at("/file/id").asString(""))
                        .findFirst()
                        .orElse(""),
                file -> !file.isEmpty()
            );
    }

    @Test
    void importsASpreadsheetAndTellsWhichRowsAreBad() {
        List<String> cards = cards(16, 3);
        String vendorCode = product(cards.get(1)).path("vendorCode").asString();
        String table = String.join(
            "\n",
            "Отчёт за неделю",
            "Артикул WB\tАртикул продавца\tНаименование\tДлина, см\tСтрана производства\tЗаметка",
            cards.get(0) + "\t\tИмпорт один\t12\tКитай\tx",
            "\t" + vendorCode + "\tИмпорт два\t\t\t",
            cards.get(2) + "\t\tИмпорт три\tдлинный\t\t",
            "1\t\tНет такой\t\t\t",
            cards.get(0) + "\t\tЕщё раз\t\t\t",
            "\t\tБез карточки\t\t\t"
        );
        GraphQlAnswer preview = shop.execute(
            """
            query($input: ProductImportPreviewInput!) { productImportPreview(input: $input) {
              columns { index header target samples } tally { edited unchanged bad problems { line code column message } }
              examples { nmId changes { field after } } errors { code }
            } }
            """,
            Map.of("input", Map.of("text", table))
        );
        JsonNode seen = preview.at("/productImportPreview");
        assertThat(seen.path("errors")).as(preview.body().toString()).isEmpty();
        assertThat(
            seen
                .path("columns")
                .valueStream()
                .map(column -> column.path("target").asString(""))
        ).containsExactly("key.nmId", "key.vendorCode", "title", "dimensions.length", COUNTRY, "");
        assertThat(
            seen
                .path("tally")
                .path("problems")
                .valueStream()
                .map(problem -> problem.path("line").asInt() + " " + problem.path("code").asString())
        ).containsExactly("5 NOT_A_NUMBER", "6 CARD_UNKNOWN", "7 CARD_TWICE", "8 KEY_MISSING");

        GraphQlAnswer imported = shop.execute(
            """
            mutation($input: ProductsImportInput!) { productsImport(input: $input) {
              changeSetId tally { edited bad } errors { code message }
            } }
            """,
            Map.of("input", Map.of("text", table))
        );
        String id = imported.text("/productsImport/changeSetId");
        assertThat(imported.at("/productsImport/tally/edited").asInt()).isEqualTo(2);
        assertThat(imported.at("/productsImport/tally/bad").asInt()).isEqualTo(4);
        sets.await(id, Set.of("CHECKED"));
        assertThat(atWildberries(cards.getFirst()).path("title").asString()).isNotEqualTo("Импорт один");

        JsonNode done = sets.done(id);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("VERIFIED");
        assertThat(atWildberries(cards.get(0)).path("title").asString()).isEqualTo("Импорт один");
        assertThat(atWildberries(cards.get(1)).path("title").asString()).isEqualTo("Импорт два");
    }

    @Test
    void isForThoseWhoMayWrite() {
        TestClient viewer = host.viewer();
        assertThat(
            viewer.execute("mutation { productsRestore(input: {nmIds: [\"1\"]}) { changeSetId } }").errorCodes()
        ).isNotEmpty();
    }

    private static Map<String, Object> rule(String field, String operation, String... values) {
        return Map.of("field", field, "operation", operation, "values", List.of(values));
    }

    private List<String> cards(int from, int count) {
        return shop
            .execute("{ products(orderBy: {field: NM_ID, direction: ASC}, first: 60) { nodes { nmId } } }")
            .at("/products/nodes")
            .valueStream()
            .skip(from * 2L)
            .limit(count)
            .map(card -> card.path("nmId").asString())
            .toList();
    }

    private JsonNode product(String nmId) {
        return shop.execute(PRODUCT, Map.of("id", nmId)).at("/product");
    }

    private JsonNode atWildberries(String nmId) {
        return new JsonMapper().readTree(wildberries.control().card(seller, Long.parseLong(nmId)).orElseThrow());
    }

    private List<JsonNode> twoOfOneSubject() {
        List<JsonNode> all = shop
            .execute(
                "{ products(orderBy: {field: NM_ID, direction: DESC}, first: 60) { nodes { nmId imtId subjectId groupSize } } }"
            )
            .at("/products/nodes")
            .valueStream()
            .toList();
        for (JsonNode one : all) {
            for (JsonNode other : all) {
                if (
                    !one.path("imtId").equals(other.path("imtId")) &&
                    one.path("subjectId").equals(other.path("subjectId")) &&
                    one.path("groupSize").asInt() < 10
                ) {
                    return List.of(one, other);
                }
            }
        }
        throw new AssertionError("No two cards share a subject");
    }

    private static List<String> names(JsonNode tags) {
        return tags
            .valueStream()
            .map(tag -> tag.path("name").asString())
            .sorted()
            .toList();
    }

    private long calls(String endpoint) {
        return wildberries.control().traffic().count(endpoint, wildberries.seller(seller).key()).calls();
    }
}
