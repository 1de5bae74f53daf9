package dev.vitrina.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.control.CardDigest;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginContract;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue from Wildberries to GraphQL: a real host, a real database, the simulated Wildberries. */
@PluginTest(dependencies = "../wb-tokens", cards = 450, properties = "vitrina.gateway.retry-pauses=10ms,10ms")
class CatalogueOnAHostTest extends PluginContract {

    private static final String JOB = "job { id state done total message problem { kind message retryAt } }";
    private static final String STATUS =
        "{ productSyncStatus { complete rows freshness { state ageSeconds problem { kind message } } " +
        JOB +
        " lastRun { mode outcome seen created updated unchanged deleted pages startedAt finishedAt }" +
        " runs { id mode outcome problem { kind } } } }";
    private static final String SYNC =
        "mutation($mode: ProductSyncMode) { productsSync(input: {mode: $mode}) { " +
        JOB +
        " errors { code message } } }";
    private static final String PAGE = """
        query($filter: ProductFilter, $orderBy: ProductOrder, $first: Int, $after: String) {
          products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            freshness { state ageSeconds source problem { kind message } }
            oldestSeenAt
            edges { cursor }
            nodes { nmId imtId title vendorCode brand photoCount groupSize freshness { state } photos { big tm } updatedAt }
          }
        }
        """;

    private final TestHost host;
    private final WbSandbox wildberries;
    private String seller = "";
    private TestClient shop;

    CatalogueOnAHostTest(TestHost host) {
        this.host = host;
        this.wildberries = host.sandbox();
        this.shop = host.admin();
    }

    @BeforeEach
    void connect() {
        wildberries.control().reset();
        // Three checks of a token in half a minute are all that Wildberries allows; tests have no half minutes.
        host.jdbc().sql("TRUNCATE platform.upstream_quota, platform.upstream_quota_block").update();
        seller = wildberries.tokens().getFirst().seller();
    }

    @AfterEach
    void disconnect() {
        wildberries.control().clearFaults();
        for (JsonNode token : host.admin().execute("{ wbTokens { items { id name } } }").at("/wbTokens/items")) {
            host
                .admin()
                .execute(
                    "mutation($input: WbTokensDeleteInput!) { wbTokensDelete(input: $input) { errors { code } } }",
                    Map.of(
                        "input",
                        Map.of("id", token.path("id").asString(), "confirmName", token.path("name").asString())
                    )
                );
        }
    }

    @Test
    void theFirstSyncBringsEveryCardAsWildberriesHasIt() {
        synced();

        JsonNode status = shop.execute(STATUS).at("/productSyncStatus");
        assertThat(status.path("complete").asBoolean()).isTrue();
        assertThat(status.path("rows").asInt()).isEqualTo(450);
        assertThat(status.path("freshness").path("state").asString()).isEqualTo("FRESH");
        assertThat(status.path("lastRun").path("mode").asString()).isEqualTo("FULL");
        assertThat(status.path("lastRun").path("created").asInt()).isEqualTo(450);
        assertThat(Instant.parse(page(Map.of()).at("/products/oldestSeenAt").asString())).isAfterOrEqualTo(
            Instant.parse(status.path("lastRun").path("startedAt").asString())
        );
        assertThat(
            page(Map.of("filter", Map.of("text", "no such product"))).at("/products/oldestSeenAt").isNull()
        ).isTrue();
        assertEqualToWildberries();
    }

    @Test
    void aPausedSyncKeepsItsPlaceAndAPlanTellsWhatIsLeft() {
        synced();
        String plan = "plan { mode underWay pausedAt cards calls } errors { code }";

        JsonNode before = shop
            .execute(
                "{ productSyncPlan(mode: FULL) { mode underWay pausedAt cards calls cardsPerMinute waitsUntil doneAt" +
                " quota { tokenType limit periodSeconds burst left } } }"
            )
            .at("/productSyncPlan");
        JsonNode paused = shop.execute("mutation { productsSyncPause { " + plan + " } }").at("/productsSyncPause/plan");
        GraphQlAnswer resumed = shop.execute("mutation { productsSyncResume { " + JOB + " errors { code } } }");

        assertThat(before.path("calls").asInt()).isEqualTo(before.path("cards").asInt() / 100 + 1);
        assertThat(before.path("quota").path("tokenType").asString()).isEqualTo("personal");
        assertThat(before.path("quota").path("limit").asInt()).isEqualTo(100);
        assertThat(before.path("doneAt").isString()).isTrue();
        assertThat(before.path("pausedAt").isNull()).isTrue();
        assertThat(paused.path("pausedAt").isString()).isTrue();
        assertThat(resumed.at("/productsSyncResume/job/id").isString()).isTrue();
        Awaitility.await().until(() ->
            shop.execute("{ productSyncStatus { job { id } } }").at("/productSyncStatus/job").isNull()
        );
        assertThat(shop.execute("{ productSyncPlan { pausedAt } }").at("/productSyncPlan/pausedAt").isNull()).isTrue();
    }

    @Test
    void anIncrementalSyncBringsEditsAndNewCardsAndReadsNothingElse() {
        synced();
        List<Long> edited = wildberries.control().editRandom(seller, 7, 42);
        List<Long> added = wildberries.control().add(seller, 3);
        wildberries.control().resetCounters();

        sync("INCREMENTAL");

        JsonNode run = shop.execute(STATUS).at("/productSyncStatus/lastRun");
        assertThat(run.path("mode").asString()).isEqualTo("INCREMENTAL");
        assertThat(run.path("created").asInt()).isEqualTo(added.size());
        assertThat(run.path("updated").asInt()).isEqualTo(edited.size());
        assertThat(
            wildberries.control().traffic().count("cards-list", wildberries.seller(seller).key()).calls()
        ).isEqualTo(1);
        assertEqualToWildberries();
    }

    @Test
    void onlyAFullSyncFindsWhatWasDeletedAndWhatChangedWithoutATrace() {
        synced();
        List<Long> deleted = wildberries.control().trashRandom(seller, 5, 7);
        long quiet = cards(Map.of()).getFirst().path("nmId").asLong();
        wildberries.control().edit(seller, quiet, CardPatch.title("Правка без следа").keepingTime());

        sync("INCREMENTAL");
        int afterIncremental = total(Map.of());
        sync("FULL");

        assertThat(afterIncremental).isEqualTo(450);
        assertThat(total(Map.of())).isEqualTo(450 - deleted.size());
        assertEqualToWildberries();
    }

    @Test
    void tellsWhatBecameOfACardInTheWordsOfItsFields() {
        synced();
        String nmId = cards(Map.of()).getFirst().path("nmId").asString();
        String title = product(nmId).path("title").asString();
        wildberries.control().edit(seller, Long.parseLong(nmId), CardPatch.title("Платье новое"));
        sync("INCREMENTAL");
        List<Long> trashed = wildberries.control().trashRandom(seller, 1, 3);
        sync("FULL");
        String change =
            "nodes { nmId kind run title product { title } fields { field name before after } } pageInfo { hasNextPage }";

        JsonNode history = shop
            .execute("query($nmId: ID!) { productHistory(nmId: $nmId) { %s } }".formatted(change), Map.of("nmId", nmId))
            .at("/productHistory");
        var latest = shop.execute("{ productChanges(first: 10) { %s } }".formatted(change));
        assertThat(latest.errors()).isEmpty();
        JsonNode shopWide = latest.at("/productChanges");
        JsonNode titles = shop
            .execute("{ productChanges(fields: [TITLE], first: 10) { %s } }".formatted(change))
            .at("/productChanges/nodes");

        JsonNode edited = history.path("nodes").path(0);
        assertThat(edited.path("kind").asString()).isEqualTo("CHANGED");
        assertThat(edited.path("fields")).hasSize(1);
        assertThat(edited.path("fields").path(0).path("name").asString()).isEqualTo("Title");
        assertThat(edited.path("fields").path(0).path("before").asString()).isEqualTo(title);
        assertThat(edited.path("fields").path(0).path("after").asString()).isEqualTo("Платье новое");
        assertThat(edited.path("product").path("title").asString()).isEqualTo("Платье новое");
        assertThat(shopWide.path("nodes").path(0).path("nmId").asLong()).isEqualTo(trashed.getFirst());
        assertThat(shopWide.path("nodes").path(0).path("kind").asString()).isEqualTo("REMOVED");
        assertThat(shopWide.path("nodes").path(0).path("product").isNull()).isTrue();
        assertThat(shopWide.path("nodes").path(0).path("title").asString()).isNotEmpty();
        assertThat(titles)
            .hasSize(1)
            .allMatch(node -> node.path("nmId").asString().equals(nmId));
        assertThat(total(Map.of("changedSince", Instant.now().minusSeconds(86_400).toString()))).isEqualTo(1);
        assertThat(total(Map.of("changedSince", Instant.now().plusSeconds(60).toString()))).isZero();
    }

    @Test
    void theListIsExportedAsItIsSeenAndDownloadedForADay() {
        synced();
        String start = """
            mutation($input: ProductsExportInput!) { productsExport(input: $input) { export { id state } job { id } errors { code } } }
            """;
        Map<String, ?> input = Map.of(
            "format",
            "CSV",
            "columns",
            List.of("NM_ID", "TITLE", "SCORE"),
            "filter",
            Map.of("flaws", List.of("NO_VIDEO")),
            "orderBy",
            Map.of("field", "NM_ID", "direction", "ASC")
        );

        JsonNode started = shop.execute(start, Map.of("input", input)).at("/productsExport");
        assertThat(started.path("errors")).isEmpty();
        String exports = "{ productExports { id state cards file { id name size expiresAt } } }";
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> shop.execute(exports).at("/productExports/0/state").asString().equals("DONE"));

        JsonNode export = shop.execute(exports).at("/productExports/0");
        assertThat(export.path("id")).isEqualTo(started.path("export").path("id"));
        assertThat(export.path("cards").asInt()).isEqualTo(total(Map.of("flaws", List.of("NO_VIDEO"))));
        assertThat(Instant.parse(export.path("file").path("expiresAt").asString())).isBetween(
            Instant.now().plus(Duration.ofHours(23)),
            Instant.now().plus(Duration.ofHours(25))
        );
        var file = shop.get("/api/files/" + export.path("file").path("id").asString());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).startsWith("\uFEFFWB article,Title,Content score\r\n");
        assertThat(file.body().lines().count()).isEqualTo(export.path("cards").asInt() + 1);
        assertThat(
            shop
                .execute(start, Map.of("input", Map.of("format", "XLSX", "columns", List.of())))
                .at("/productsExport/errors/0/code")
                .asString()
        ).isEqualTo("NO_COLUMNS");
    }

    @Test
    void joinsWildberriesErrorsToTheCardsTheyAreOf() throws Exception {
        synced();
        JsonNode card = cards(Map.of()).getFirst();
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        update
            .put("nmID", card.path("nmId").asLong())
            .put("vendorCode", card.path("vendorCode").asString())
            .put("title", "я".repeat(61));
        JsonNode stored = new JsonMapper().readTree(
            wildberries.control().card(seller, card.path("nmId").asLong()).orElseThrow()
        );
        update.set("sizes", stored.path("sizes"));
        wildberries.control().writeDelay(Duration.ZERO);
        var refused = HttpClient.newHttpClient().send(
            HttpRequest.newBuilder(URI.create(wildberries.baseUrl(WbHost.CONTENT) + "/content/v2/cards/update"))
                .header("Authorization", wildberries.tokens().getFirst().token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonNodeFactory.instance.arrayNode().add(update).toString()))
                .build(),
            BodyHandlers.ofString()
        );
        assertThat(refused.statusCode()).isEqualTo(200);

        JsonNode errors = shop
            .execute(
                "{ productErrors { complete problem { message } items { vendorCode messages product { nmId } } } }"
            )
            .at("/productErrors");
        JsonNode withErrors = shop
            .execute(
                "{ products(filter: {hasErrors: true}) { totalCount nodes { nmId contentErrors { known messages } } } }"
            )
            .at("/products");

        assertThat(errors.path("complete").asBoolean()).as("%s", errors).isTrue();
        assertThat(errors.path("items")).hasSize(1);
        JsonNode error = errors.path("items").path(0);
        assertThat(error.path("vendorCode")).isEqualTo(card.path("vendorCode"));
        assertThat(error.path("messages")).isNotEmpty();
        assertThat(error.path("product").path("nmId")).isEqualTo(card.path("nmId"));
        assertThat(withErrors.path("totalCount").asInt()).isEqualTo(1);
        assertThat(withErrors.path("nodes").path(0).path("contentErrors").path("messages")).isEqualTo(
            error.path("messages")
        );
    }

    @Test
    void narrowsTheListToACategoryOfSubjectsAndCountsThem() {
        synced();
        JsonNode facets = shop
            .execute("{ productFacets(limit: 1) { subjects { id } parents { id name count subjects { id count } } } }")
            .at("/productFacets");
        List<JsonNode> parents = facets.path("parents").valueStream().toList();

        assertThat(facets.path("subjects")).hasSize(1);
        assertThat(parents).hasSizeGreaterThan(1);
        for (JsonNode parent : parents) {
            int below = parent
                .path("subjects")
                .valueStream()
                .mapToInt(subject -> subject.path("count").asInt())
                .sum();
            assertThat(parent.path("name").asString()).isNotBlank();
            assertThat(parent.path("count").asInt()).isEqualTo(below).isPositive();
            assertThat(total(Map.of("parentIds", List.of(parent.path("id").asString())))).isEqualTo(below);
        }
        JsonNode other = parents.get(1).at("/subjects/0");
        assertThat(
            total(
                Map.of(
                    "parentIds",
                    List.of(parents.getFirst().path("id").asString()),
                    "subjectIds",
                    List.of(other.path("id").asString())
                )
            )
        ).isEqualTo(parents.getFirst().path("count").asInt() + other.path("count").asInt());
        assertThat(total(Map.of("parentIds", List.of("999999")))).isZero();
        assertThat(
            shop
                .execute(
                    "query($filter: ProductFilter) { productFacets(filter: $filter) { parents { id } } }",
                    Map.of("filter", Map.of("parentIds", List.of(parents.getFirst().path("id").asString())))
                )
                .at("/productFacets/parents")
        )
            .as("a facet ignores its own part of the filter")
            .hasSameSizeAs(parents);
    }

    @Test
    void summarisesTheShopAndDiagnosesACard() {
        synced();
        JsonNode health = shop
            .execute("{ productHealth { cards averageScore histogram { from to cards } flaws { flaw count } } }")
            .at("/productHealth");
        String nmId = cards(Map.of()).getFirst().path("nmId").asString();
        String diagnosis = """
            query($nmId: ID!) { productDiagnosis(nmId: $nmId) { verdict checks { subject verdict message nextStep } } }
            """;

        JsonNode checks = shop.execute(diagnosis, Map.of("nmId", nmId)).at("/productDiagnosis/checks");
        JsonNode none = shop.execute(diagnosis, Map.of("nmId", "999999999999")).at("/productDiagnosis");

        assertThat(health.path("cards").asInt()).isEqualTo(450);
        int counted = 0;
        for (JsonNode band : health.path("histogram")) {
            counted += band.path("cards").asInt();
            int below = total(Map.of("scoreBelow", band.path("to").asInt() + 1));
            assertThat(below).isEqualTo(counted);
        }
        assertThat(counted).isEqualTo(450);
        assertThat(checks).hasSize(8);
        for (JsonNode check : checks) {
            assertThat(check.path("message").asString()).isNotBlank().doesNotContain("check.");
            assertThat(check.path("nextStep").isNull()).isEqualTo(check.path("verdict").asString().equals("OK"));
        }
        assertThat(none.path("verdict").asString()).isEqualTo("PROBLEM");
    }

    @Test
    void tellsWhatIsWrongWithACardAndFindsOthersThatHaveTheSame() {
        synced();
        JsonNode facets = shop.execute("{ productFacets { flaws { flaw count } } }").at("/productFacets/flaws");
        for (JsonNode flaw : facets) {
            String name = flaw.path("flaw").asString();
            assertThat(total(Map.of("flaws", List.of(name)))).as(name).isEqualTo(flaw.path("count").asInt());
        }
        JsonNode worst = shop
            .execute(
                "{ products(orderBy: {field: SCORE, direction: ASC}, first: 2) " +
                "{ nodes { health { score findings { flaw points message fix } } } } }"
            )
            .at("/products/nodes/0/health");

        assertThat(worst.path("findings")).isNotEmpty();
        int lost = 0;
        for (JsonNode finding : worst.path("findings")) {
            assertThat(finding.path("message").asString()).doesNotContain("flaw.").isNotBlank();
            assertThat(finding.path("fix").asString()).doesNotContain("flaw.").isNotBlank();
            lost += finding.path("points").asInt();
        }
        assertThat(worst.path("score").asInt()).isEqualTo(100 - lost);
    }

    @Test
    void pagesThroughTheWholeCatalogueInEveryOrder() {
        synced();
        for (String field : List.of("UPDATED_AT", "CREATED_AT", "TITLE", "VENDOR_CODE", "NM_ID")) {
            List<Long> up = pages(Map.of("field", field, "direction", "ASC"));
            List<Long> down = pages(Map.of("field", field, "direction", "DESC"));

            assertThat(up).doesNotHaveDuplicates().hasSize(450);
            assertThat(down).isEqualTo(up.reversed());
        }
    }

    @Test
    void findsByTitleVendorCodeArticleAndBarcode() {
        synced();
        JsonNode card = cards(Map.of()).get(200);
        String nmId = card.path("nmId").asString();
        JsonNode detail = product(nmId);
        String barcode = detail.path("sizes").path(0).path("skus").path(0).asString();

        assertThat(ids(Map.of("text", nmId))).contains(nmId);
        assertThat(ids(Map.of("text", barcode))).contains(nmId);
        assertThat(ids(Map.of("text", card.path("vendorCode").asString().toUpperCase(Locale.ROOT)))).contains(nmId);
        assertThat(ids(Map.of("text", card.path("title").asString().substring(2)))).contains(nmId);
        assertThat(ids(Map.of("text", "%"))).isEmpty();
        assertThat(ids(Map.of("brands", List.of(card.path("brand").asString())))).contains(nmId);
    }

    @Test
    void showsEverythingACardHolds() {
        synced();
        String nmId = cards(Map.of("hasVideo", true, "photosMin", 1)).getFirst().path("nmId").asString();
        JsonNode wildberriesCard = new JsonMapper().readTree(
            wildberries.control().card(seller, Long.parseLong(nmId)).orElseThrow()
        );

        JsonNode card = product(nmId);

        assertThat(card.path("title")).isEqualTo(wildberriesCard.path("title"));
        assertThat(card.path("description")).isEqualTo(wildberriesCard.path("description"));
        assertThat(card.path("video")).isEqualTo(wildberriesCard.path("video"));
        assertThat(card.path("photos").path(0).path("c516x688")).isEqualTo(
            wildberriesCard.path("photos").path(0).path("c516x688")
        );
        assertThat(card.path("photoCount").asInt()).isEqualTo(wildberriesCard.path("photos").size());
        assertThat(card.path("dimensions").path("weightBrutto").asDouble()).isEqualTo(
            wildberriesCard.path("dimensions").path("weightBrutto").asDouble()
        );
        assertThat(card.path("sizes")).hasSameSizeAs(wildberriesCard.path("sizes"));
        assertThat(card.path("characteristics")).hasSameSizeAs(wildberriesCard.path("characteristics"));
        assertThat(Instant.parse(card.path("updatedAt").asString())).isEqualTo(
            Instant.parse(wildberriesCard.path("updatedAt").asString())
        );
        assertThat(product("999999999999").isNull()).isTrue();
    }

    @Test
    void soManyPhotosAreGivenAsAreAskedFor() {
        synced();
        String nmId = cards(Map.of("photosMin", 2)).getFirst().path("nmId").asString();
        String query =
            "query($id: ID!, $first: Int) { product(nmId: $id) { photoCount photos(first: $first) { big } } }";

        JsonNode one = shop.execute(query, Map.of("id", nmId, "first", 1)).at("/product");
        assertThat(one.path("photos")).containsExactly(
            new JsonMapper().createObjectNode().set("big", product(nmId).path("photos").path(0).path("big"))
        );
        assertThat(one.path("photoCount").asInt()).isGreaterThan(1);
        assertThat(shop.execute(query, Map.of("id", nmId, "first", 99)).at("/product/photos")).hasSameSizeAs(
            product(nmId).path("photos")
        );

        assertThat(shop.execute(query, Map.of("id", nmId, "first", -1)).errorCodes()).containsExactly("INVALID_INPUT");
    }

    @Test
    void facetsAgreeWithTheList() {
        synced();

        JsonNode facets = shop
            .execute(
                "{ productFacets { brands { id name count } subjects { id name count } tags { id name count }" +
                " withVideo withoutPhotos } }"
            )
            .at("/productFacets");

        for (JsonNode brand : facets.path("brands")) {
            assertThat(total(Map.of("brands", List.of(brand.path("id").asString())))).isEqualTo(
                brand.path("count").asInt()
            );
        }
        for (JsonNode subject : facets.path("subjects")) {
            assertThat(total(Map.of("subjectIds", List.of(subject.path("id").asString())))).isEqualTo(
                subject.path("count").asInt()
            );
        }
        for (JsonNode tag : facets.path("tags")) {
            assertThat(total(Map.of("tagIds", List.of(tag.path("id").asString())))).isEqualTo(
                tag.path("count").asInt()
            );
        }
        assertThat(total(Map.of("hasVideo", true))).isEqualTo(facets.path("withVideo").asInt());
        assertThat(total(Map.of("photosMax", 0))).isEqualTo(facets.path("withoutPhotos").asInt());
    }

    @Test
    void refusesNonsenseWithATypedError() {
        synced();

        for (Map<String, ?> filter : List.of(
            Map.of("text", "x".repeat(201)),
            Map.of("text", "a\u0000b"),
            Map.of("subjectIds", List.of("-1")),
            Map.of("tagIds", List.of("9".repeat(30))),
            Map.of("photosMin", -1),
            Map.of("updatedFrom", "+999999-01-01T00:00:00Z")
        )) {
            assertThat(page(Map.of("filter", filter)).errorCodes()).as("%s", filter).contains("INVALID_INPUT");
        }
        assertThat(page(Map.of("first", 501)).errorCodes()).containsExactly("INVALID_INPUT");
        assertThat(page(Map.of("first", 0)).errorCodes()).containsExactly("INVALID_INPUT");
        assertThat(page(Map.of("after", "nonsense")).errorCodes()).containsExactly("INVALID_INPUT");
        assertThat(shop.execute("{ product(nmId: \"x\") { title } }").errorCodes()).containsExactly("INVALID_INPUT");
    }

    @Test
    void keepsTheListAndTellsItsAgeAndTheReasonWhenWildberriesIsDown() {
        synced();
        wildberries.control().fault("cards-list", new Fault.ServerError(503));
        shop.execute(SYNC, Map.of("mode", "INCREMENTAL"));
        JsonNode job = awaitJob(waiting -> waiting.path("state").asString().equals("WAITING"));
        age(Duration.ofHours(3));

        JsonNode page = page(Map.of()).at("/products");

        assertThat(job.path("problem").path("kind").asString()).isEqualTo("UNAVAILABLE");
        assertThat(page.path("totalCount").asInt()).isEqualTo(450);
        assertThat(page.path("freshness").path("state").asString()).isEqualTo("STALE_ON_ERROR");
        assertThat(page.path("freshness").path("ageSeconds").asInt()).isGreaterThan(10_000);
        assertThat(page.path("freshness").path("problem").path("kind").asString()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void waitsForAsLongAsTheRateLimitSaysAndSaysSo() {
        wildberries.control().fault("cards-list", new Fault.RateLimited(1_800L));

        shop = host.connect(wildberries.tokens().getFirst());
        JsonNode job = awaitJob(waiting -> waiting.path("state").asString().equals("WAITING"));

        assertThat(job.path("problem").path("kind").asString()).isEqualTo("RATE_LIMITED");
        assertThat(Instant.parse(job.path("problem").path("retryAt").asString())).isBetween(
            Instant.now().plusSeconds(1_500),
            Instant.now().plusSeconds(1_900)
        );
    }

    static Stream<Fault> nonsense() {
        return Stream.of(
            new Fault.TruncatedJson(),
            new Fault.WrongTypes(),
            new Fault.BusinessError(null),
            new Fault.EmptyBody(),
            new Fault.StuckCursor(),
            Fault.Raw.json(
                "{\"cards\":[{\"nmID\":1,\"updatedAt\":\"2024-01-01T00:00:00Z\"}],\"cursor\":{\"total\":100}}"
            )
        );
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void takesNoNonsenseForCardsAndRecovers(Fault fault) {
        synced();
        wildberries.control().editRandom(seller, 4, 11);
        wildberries.control().fault("cards-list", fault);
        shop.execute(SYNC, Map.of("mode", "FULL"));
        JsonNode job = awaitJob(waiting -> waiting.path("state").asString().equals("WAITING"));
        assertThat(job.path("problem").path("kind").asString()).isEqualTo("MALFORMED");
        assertThat(total(Map.of())).isEqualTo(450);

        wildberries.control().clearFaults();
        retry(job.path("id").asString());

        assertEqualToWildberries();
    }

    @Test
    void goesPastACardThatCannotBeReadKeepsItAndSaysWhichItIs() {
        synced();
        String nmId = cards(Map.of()).getFirst().path("nmId").asString();
        wildberries.control().fault("cards-list", Fault.Raw.json(pageWithANullBarcode(Long.parseLong(nmId))));

        sync("FULL");

        JsonNode run = shop
            .execute("{ productSyncStatus { lastRun { outcome setAside setAsideReasons deleted } } }")
            .at("/productSyncStatus/lastRun");
        assertThat(run.path("setAside").asInt()).isEqualTo(1);
        assertThat(run.path("setAsideReasons").asString()).contains("card " + nmId, "skus");
        assertThat(product(nmId).path("nmId").asString()).isEqualTo(nmId);
    }

    @Test
    void stopsWhenTheTokenIsWithdrawnAndGoesOnWithANewOne() {
        synced();
        String id = host.admin().execute("{ wbTokens { items { id } } }").text("/wbTokens/items/0/id");
        wildberries.control().tokens().withdraw(wildberries.tokens().getFirst().token());
        wildberries.control().editRandom(seller, 4, 12);
        String job = shop.execute(SYNC, Map.of("mode", "INCREMENTAL")).text("/productsSync/job/id");
        Awaitility.await().untilAsserted(() -> assertThat(job(job).path("state").asString()).isEqualTo("FAILED"));
        assertThat(job(job).path("problem").path("kind").asString()).isEqualTo("UNAUTHORISED");
        assertThat(shop.execute(SYNC, Map.of("mode", "FULL")).text("/productsSync/errors/0/code")).isEqualTo(
            "CREDENTIAL_REFUSED"
        );

        var tokens = wildberries.control().tokens();
        String fresh = tokens.issue(tokens.spec(wildberries.seller(seller)).readOnly());
        host
            .admin()
            .execute(
                "mutation($input: WbTokensUpdateInput!) { wbTokensUpdate(input: $input) { errors { code } } }",
                Map.of("input", Map.of("id", id, "token", fresh))
            );

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(this::assertEqualToWildberries);
    }

    @Test
    void a401OfOneMethodDoesNotStopTheShop() {
        synced();
        wildberries.control().editRandom(seller, 4, 13);
        wildberries.control().fault(FaultRule.on("cards-list", new Fault.Unauthorised()).times(1));
        String job = shop.execute(SYNC, Map.of("mode", "INCREMENTAL")).text("/productsSync/job/id");
        Awaitility.await().untilAsserted(() -> assertThat(job(job).path("state").asString()).isEqualTo("FAILED"));
        assertThat(job(job).path("problem").path("kind").asString()).isEqualTo("REJECTED");

        shop.execute(SYNC, Map.of("mode", "INCREMENTAL"));

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(this::assertEqualToWildberries);
    }

    @Test
    void shopsSeeTheirOwnCardsOnly() {
        synced();
        TestClient other = host.connect(wildberries.tokens().get(2));
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> other.execute(STATUS).at("/productSyncStatus/complete").asBoolean());
        String foreign = cards(Map.of()).getFirst().path("nmId").asString();

        assertThat(other.execute("{ products { totalCount } }").at("/products/totalCount").asInt()).isEqualTo(
            wildberries.control().cardCount(wildberries.tokens().get(2).seller())
        );
        assertThat(
            other
                .execute("query($id: ID!) { product(nmId: $id) { title } }", Map.of("id", foreign))
                .at("/product")
                .isNull()
        ).isTrue();
        assertThat(host.admin().execute("{ products { totalCount } }").errorCodes()).isNotEmpty();
        String everywhere =
            "{ productsInAllShops(first: 200) { totalCount nodes { shopId nmId } pageInfo { hasNextPage } } }";
        JsonNode seen = host.admin().execute(everywhere).at("/productsInAllShops");
        assertThat(seen.path("totalCount").asInt()).isEqualTo(
            450 + wildberries.control().cardCount(wildberries.tokens().get(2).seller())
        );
        assertThat(seen.path("nodes")).hasSize(200);
        assertThat(host.viewer().execute(everywhere).at("/productsInAllShops/totalCount").asInt())
            .as("of who has a grant for no shop")
            .isZero();
        assertThat(
            host.admin().execute("{ productsInAllShops(filter: {hasErrors: true}) { totalCount } }").errorCodes()
        ).containsExactly("INVALID_INPUT");
        assertThat(host.anonymous().execute(everywhere).errorCodes()).containsExactly("UNAUTHENTICATED");
    }

    @Test
    void aDeletedShopLeavesNothing() {
        synced();

        disconnect();

        Awaitility.await().untilAsserted(() ->
            assertThat(host.jdbc().sql("SELECT count(*) FROM p_wb_products.card").query(Long.class).single()).isZero()
        );
    }

    @Test
    void doesNotBelieveThatAllCardsAreGone() {
        synced();
        wildberries.control().fault("cards-list", new Fault.EmptyPage());

        sync("FULL");

        assertThat(shop.execute(STATUS).text("/productSyncStatus/lastRun/outcome")).isEqualTo(
            "COMPLETED_WITHOUT_DELETING"
        );
        assertThat(total(Map.of())).isEqualTo(450);
    }

    /** A sync that gets no answer. */
    @Override
    protected void startWork(TestHost plugins) {
        wildberries.control().fault("cards-list", new Fault.Hang(60L));
        shop = host.connect(wildberries.tokens().getFirst());
        awaitJob(job -> job.path("state").asString().equals("RUNNING"));
    }

    @Override
    protected TestClient reader(TestHost plugins) {
        return shop;
    }

    @Override
    protected Map<String, Integer> statementBudgets(TestHost plugins) {
        synced();
        return Map.of(PAGE, 5);
    }

    private void synced() {
        shop = host.connect(wildberries.tokens().getFirst());
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> shop.execute(STATUS).at("/productSyncStatus/complete").asBoolean());
        Awaitility.await().until(() -> shop.execute(STATUS).at("/productSyncStatus/job").isNull());
    }

    private void sync(String mode) {
        String id = shop.execute(SYNC, Map.of("mode", mode)).text("/productsSync/job/id");
        awaitSuccess(id);
    }

    private String pageWithANullBarcode(long nmId) {
        ObjectNode card = (ObjectNode) new JsonMapper().readTree(
            wildberries.control().card(seller, nmId).orElseThrow()
        );
        ((ObjectNode) card.path("sizes").path(0)).putArray("skus").addNull();
        return CardFixture.answer(card).toString();
    }

    private void retry(String id) {
        shop.execute("mutation($id: ID!) { jobRetry(input: {id: $id}) { errors { code } } }", Map.of("id", id));
        awaitSuccess(id);
    }

    private void awaitSuccess(String id) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(job(id).path("state").asString()).isEqualTo("SUCCEEDED"));
    }

    private JsonNode job(String id) {
        return shop
            .execute("query($id: ID!) { job(id: $id) { id state problem { kind message } } }", Map.of("id", id))
            .at("/job");
    }

    private JsonNode awaitJob(Predicate<JsonNode> condition) {
        return Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> shop.execute(STATUS).at("/productSyncStatus/job"), condition);
    }

    /** Makes the mirror look as old as that. */
    private void age(Duration age) {
        host
            .jdbc()
            .sql("UPDATE cache.mirror_state SET as_of = as_of - :age * interval '1 second'")
            .param("age", age.toSeconds())
            .update();
    }

    private void assertEqualToWildberries() {
        List<String> expected = wildberries
            .control()
            .cards(seller, 0, 1_000)
            .stream()
            .map(digest -> digest.nmId() + " " + digest.hash())
            .toList();
        List<String> mirrored = host
            .jdbc()
            .sql("SELECT id, doc::text FROM p_wb_products.card c ORDER BY id")
            .query((row, number) -> row.getLong(1) + " " + CardDigest.hash(row.getString(2)))
            .list();
        assertThat(mirrored).containsExactlyInAnyOrderElementsOf(expected);
    }

    private JsonNode product(String nmId) {
        return shop
            .execute(
                """
                query($id: ID!) { product(nmId: $id) {
                  nmId imtId nmUuid vendorCode title description brand subjectId subjectName groupSize photoCount video
                  photos { big c516x688 c246x328 square tm } needKiz kizMarked wholesale { enabled quantum }
                  dimensions { length width height weightBrutto isValid } characteristics { id name values }
                  sizes { chrtId techSize wbSize skus } tags { id name color } createdAt updatedAt freshness { state }
                } }
                """,
                Map.of("id", nmId)
            )
            .at("/product");
    }

    private GraphQlAnswer page(Map<String, ?> variables) {
        return shop.execute(PAGE, variables);
    }

    private int total(Map<String, ?> filter) {
        return page(Map.of("filter", filter)).at("/products/totalCount").asInt();
    }

    private List<JsonNode> cards(Map<String, ?> filter) {
        GraphQlAnswer answer = page(Map.of("filter", filter, "first", 500));
        assertThat(answer.errors()).isEmpty();
        return answer.at("/products/nodes").valueStream().toList();
    }

    private List<String> ids(Map<String, ?> filter) {
        return cards(filter)
            .stream()
            .map(card -> card.path("nmId").asString())
            .toList();
    }

    private List<Long> pages(Map<String, ?> order) {
        List<Long> all = new ArrayList<>();
        JsonNode page = page(Map.of("orderBy", order, "first", 60)).at("/products");
        while (true) {
            page.path("nodes").forEach(card -> all.add(card.path("nmId").asLong()));
            if (!page.path("pageInfo").path("hasNextPage").asBoolean()) {
                return all;
            }
            String after = page.path("pageInfo").path("endCursor").asString();
            page = page(Map.of("orderBy", order, "first", 60, "after", after)).at("/products");
        }
    }
}
