package dev.vitrina.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Costs as people tell them and find them again: a real host, a real database, the cards of the simulated Wildberries. */
@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    cards = 60,
    properties = {
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
        "vitrina.plugins.settings.wb-pricing.warehouse=Склад WB РФ",
        "vitrina.plugins.settings.wb-pricing.buyoutPercent=80",
        "vitrina.plugins.settings.wb-pricing.taxSystem=usnIncome",
        "vitrina.plugins.settings.wb-pricing.taxPercent=6",
    }
)
class CostsOnAHostTest {

    private static final String TALLY =
        "tally { set unchanged bad problems { line code column message } } errors { code path }";
    private static final String SET =
        "mutation($input: PricingCostsSetInput!) { pricingCostsSet(input: $input) { " + TALLY + " } }";
    private static final String IMPORT =
        "mutation($input: PricingCostsImportInput!) { pricingCostsImport(input: $input) { " + TALLY + " } }";
    private static final String PREVIEW =
        "query($input: PricingCostsImportPreviewInput!) { pricingCostsImportPreview(input: $input) { " +
        "columns { index header target samples } examples { nmId sizeId validFrom amount currency } " +
        TALLY +
        " } }";
    private static final String ECONOMICS = """
        query($nmIds: [ID!]!, $on: String) {
          pricingEconomics(nmIds: $nmIds, on: $on) {
            nmId currency cost commissionPercent logistics taxSystem missing floor basis { costSince salesModel volume subjectName }
            at(discountedPrice: "1000") { price cost profit missing } priceFor(marginPercent: "20") breakEvenDiscount(price: "1000")
          }
        }
        """;
    private static final String COSTS = """
        query($first: Int, $after: String, $missing: Boolean, $text: String, $on: String) {
          pricingCosts(first: $first, after: $after, missing: $missing, text: $text, on: $on) {
            nodes { nmId vendorCode title sizes { sizeId techSize } costs { sizeId validFrom amount currency current setBy } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private static TestClient shop;
    private static List<JsonNode> cards = List.of();

    private final TestHost host;

    CostsOnAHostTest(TestHost host) {
        this.host = host;
    }

    @BeforeAll
    static void synced(TestHost host) {
        shop = host.connect(host.sandbox().tokens().getFirst());
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> {
                JsonNode status = shop
                    .execute("{ productSyncStatus { complete job { id } } }")
                    .at("/productSyncStatus");
                return status.path("complete").asBoolean() && status.path("job").isNull();
            });
        cards = shop
            .execute(
                "{ products(first: 60, orderBy: {field: NM_ID, direction: ASC}) { nodes { nmId vendorCode sizes { chrtId techSize skus } } } }"
            )
            .at("/products/nodes")
            .valueStream()
            .toList();
    }

    @BeforeEach
    void forget() {
        host.jdbc().sql("TRUNCATE p_wb_pricing.cost_price, p_wb_pricing.cost_request").update();
    }

    /** A code that many cards share the beginning of. */
    @Test
    void goesThroughWhatIsFoundPageByPage() {
        String word = cards.getFirst().path("vendorCode").asString().substring(0, 2);
        List<String> found = shop
            .execute(
                "query($text: String) { products(first: 500, filter: {text: $text}, orderBy: {field: NM_ID, direction: ASC}) { nodes { nmId } } }",
                Map.of("text", word)
            )
            .at("/products/nodes")
            .findValuesAsString("nmId");
        assertThat(found).hasSizeGreaterThan(4);

        List<String> met = new ArrayList<>();
        JsonNode page = costs(Map.of("first", 3, "text", word));
        met.addAll(page.path("nodes").findValuesAsString("nmId"));
        assertThat(met).hasSize(3);
        while (page.at("/pageInfo/hasNextPage").asBoolean()) {
            page = costs(Map.of("first", 3, "text", word, "after", page.at("/pageInfo/endCursor").asString()));
            met.addAll(page.path("nodes").findValuesAsString("nmId"));
        }

        assertThat(met).isEqualTo(found);
        assertThat(
            shop
                .execute(COSTS, Map.of("text", "other", "after", page.at("/pageInfo/endCursor").asString()))
                .errorCodes()
        ).containsExactly("INVALID_INPUT");
    }

    @Test
    void keepsWhatIsRightAndNamesWhatIsWrong() {
        JsonNode told = set(
            List.of(
                cost(0, "1 234,50 ₽"),
                cost(1, "1,234"),
                Map.of("nmId", "999999999999", "amount", "5"),
                Map.of("nmId", nmId(2), "sizeId", "7", "amount", "5"),
                cost(0, "7"),
                Map.of("nmId", nmId(3), "amount", "5", "validFrom", "30.02.2026"),
                Map.of("nmId", nmId(3), "amount", "5 ₽", "currency", "CNY"),
                Map.of("nmId", nmId(4), "amount", "12,5", "currency", "CNY")
            )
        );

        assertThat(told.at("/errors")).isEmpty();
        assertThat(told.at("/tally/set").asInt()).as(told.toString()).isEqualTo(2);
        assertThat(told.at("/tally/bad").asInt()).isEqualTo(6);
        assertThat(
            told
                .at("/tally/problems")
                .valueStream()
                .map(p -> p.path("line").asString() + p.path("code").asString())
        ).containsExactly(
            "2NOT_AN_AMOUNT",
            "3CARD_UNKNOWN",
            "4SIZE_UNKNOWN",
            "5COST_TWICE",
            "6NOT_A_DATE",
            "7NOT_A_CURRENCY"
        );
        assertThat(told.at("/tally/problems/0/message").asString()).contains("1,234");
        JsonNode first = costs(Map.of("first", 1)).at("/nodes/0/costs/0");
        assertThat(first.path("amount").asString()).isEqualTo("1234.50");
        assertThat(first.path("currency").asString()).isEqualTo("RUB");
        assertThat(first.path("setBy").asString()).isEqualTo(TestHost.ADMIN_EMAIL);
        assertThat(first.path("current").asBoolean()).isTrue();
    }

    @Test
    void whatWasEarnedThenStaysWhatItWas() {
        set(List.of(from(0, "100", "2026-01-01"), from(0, "150", "01.03.2026")));

        assertThat(economics("2025-12-31", 0).path("cost").isNull()).isTrue();
        assertThat(economics("2026-01-01", 0).path("cost").asString()).isEqualTo("100.00");
        assertThat(economics("2026-02-28", 0).path("cost").asString()).isEqualTo("100.00");
        assertThat(economics("2026-03-01", 0).path("cost").asString()).isEqualTo("150.00");
        assertThat(economics("2026-03-01", 0).at("/basis/costSince").asString()).isEqualTo("2026-03-01");
    }

    @Test
    void whatIsKnownAlreadyChangesNothing() {
        set(List.of(cost(0, "100")));

        JsonNode again = set(List.of(cost(0, "100,00"), cost(1, "5")));

        assertThat(again.at("/tally/set").asInt()).isEqualTo(1);
        assertThat(again.at("/tally/unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void aRequestIsDoneOnceHoweverOftenItIsSent() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> input = Map.of("costs", List.of(cost(0, "100")), "idempotencyKey", key);
        JsonNode first = shop.execute(SET, Map.of("input", input)).at("/pricingCostsSet");
        set(List.of(cost(0, "200")));

        JsonNode second = shop.execute(SET, Map.of("input", input)).at("/pricingCostsSet");
        JsonNode other = shop
            .execute(SET, Map.of("input", Map.of("costs", List.of(cost(0, "300")), "idempotencyKey", key)))
            .at("/pricingCostsSet");

        assertThat(second).isEqualTo(first);
        assertThat(other.at("/errors/0/code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(economics(null, 0).path("cost").asString()).isEqualTo("200.00");
    }

    @Test
    void importsWhatIsPastedByVendorCodeBarcodeOrArticle() {
        JsonNode sized = cards
            .stream()
            .filter(card -> card.path("sizes").size() > 1)
            .findFirst()
            .orElseThrow();
        JsonNode size = sized.at("/sizes/1");
        String table =
            "Артикул WB\tАртикул продавца\tБаркод\tСебестоимость, ₽\tДействует с\n" +
            nmId(0) +
            "\t\t\t1\u00A0000,50\t01.02.2026\n" +
            "\t" +
            cards.get(1).path("vendorCode").asString() +
            "\t\t20\t\n" +
            "\t\t" +
            size.at("/skus/0").asString() +
            "\t30\t2026-02-01\n" +
            "\t\t\t40\t\n" +
            nmId(2) +
            "\t\t\t\t\n" +
            "\tнет такого\t\t50\t\n";
        Map<String, Object> input = Map.of("text", table, "validFrom", "2026-01-15");

        JsonNode preview = shop.execute(PREVIEW, Map.of("input", input)).at("/pricingCostsImportPreview");
        assertThat(stored()).as("a preview keeps nothing").isZero();
        JsonNode told = shop.execute(IMPORT, Map.of("input", input)).at("/pricingCostsImport");

        assertThat(
            preview
                .at("/columns")
                .valueStream()
                .map(column -> column.path("target").asString())
        ).containsExactly("key.nmId", "key.vendorCode", "key.sku", "cost.amount", "cost.validFrom");
        assertThat(preview.path("tally")).isEqualTo(told.path("tally"));
        assertThat(preview.at("/examples")).hasSize(3);
        assertThat(preview.at("/examples/2/sizeId").asString()).isEqualTo(size.path("chrtId").asString());
        assertThat(told.at("/tally/set").asInt()).as(told.toString()).isEqualTo(3);
        assertThat(told.at("/tally/unchanged").asInt()).isEqualTo(1);
        assertThat(
            told
                .at("/tally/problems")
                .valueStream()
                .map(p -> p.path("line").asString() + p.path("code").asString())
        ).containsExactly("5KEY_MISSING", "7CARD_UNKNOWN");
        assertThat(economics("2026-02-01", 0).path("cost").asString()).isEqualTo("1000.50");
        assertThat(economics("2026-01-15", 1).path("cost").asString()).isEqualTo("20.00");
    }

    @Test
    void importsAWorkbookWithColumnsThatPeopleName() throws IOException {
        String file = shop.upload(
            "costs.xlsx",
            workbook(sheet -> {
                sheet.value(0, 0, "Мой код");
                sheet.value(0, 1, "Сколько");
                sheet.value(0, 2, "Когда");
                sheet.value(1, 0, Long.parseLong(nmId(0)));
                sheet.value(1, 1, 99.9);
                sheet.value(1, 2, LocalDate.of(2026, 2, 1));
            })
        );
        Map<String, Object> unknown = Map.of("fileId", file);
        Map<String, Object> named = Map.of(
            "fileId",
            file,
            "columns",
            List.of(
                Map.of("index", 0, "target", "key.nmId"),
                Map.of("index", 1, "target", "cost.amount"),
                Map.of("index", 2, "target", "cost.validFrom")
            )
        );

        JsonNode refused = shop.execute(PREVIEW, Map.of("input", unknown)).at("/pricingCostsImportPreview");
        JsonNode told = shop.execute(IMPORT, Map.of("input", named)).at("/pricingCostsImport");

        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("KEY_COLUMN_MISSING");
        assertThat(refused.at("/columns/0/samples/0").asString()).isEqualTo(nmId(0));
        assertThat(told.at("/tally/set").asInt()).as(told.toString()).isEqualTo(1);
        assertThat(economics("2026-02-01", 0).path("cost").asString()).isEqualTo("99.90");
        assertThat(economics("2026-01-31", 0).path("cost").isNull()).isTrue();
    }

    @Test
    void saysOfHowManyGoodsTheCostIsKnownAndOfWhichNot() {
        JsonNode sized = cards
            .stream()
            .filter(card -> card.path("sizes").size() > 1)
            .findFirst()
            .orElseThrow();
        String nmId = sized.path("nmId").asString();
        List<Map<String, String>> sizes = sized
            .path("sizes")
            .valueStream()
            .map(size -> Map.of("nmId", nmId, "sizeId", size.path("chrtId").asString(), "amount", "10"))
            .toList();
        List<String> others = cards
            .stream()
            .map(card -> card.path("nmId").asString())
            .filter(id -> !id.equals(nmId))
            .toList();
        set(List.of(sizes.getFirst(), Map.of("nmId", others.getFirst(), "amount", "10")));
        long goods = completeness().path("goods").asLong();

        assertThat(completeness().path("withCost").asLong()).isEqualTo(1);
        assertThat(completeness().path("partly").asLong()).isEqualTo(1);
        assertThat(completeness().path("withoutCost").asLong()).isEqualTo(goods - 2);
        assertThat(all(true)).hasSize((int) goods - 1).contains(nmId).doesNotContain(others.getFirst());
        assertThat(all(false)).containsExactly(others.getFirst());

        set(sizes);

        assertThat(completeness().path("withCost").asLong()).isEqualTo(2);
        assertThat(completeness().path("partly").asLong()).isZero();
        assertThat(all(true)).doesNotContain(nmId);
        assertThat(all(null))
            .hasSize((int) goods)
            .isSortedAccordingTo((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)));
    }

    @Test
    void findsGoodsByWhatTheirCardsAreCalled() {
        set(List.of(from(3, "100", "2026-01-01")));
        String code = cards.get(3).path("vendorCode").asString();

        JsonNode found = shop.execute(COSTS, Map.of("text", code)).at("/pricingCosts");

        assertThat(
            found
                .path("nodes")
                .valueStream()
                .map(good -> good.path("nmId").asString())
        ).containsExactly(nmId(3));
        assertThat(found.at("/nodes/0/costs/0/amount").asString()).isEqualTo("100.00");
        assertThat(shop.execute(COSTS, Map.of("text", "no such thing at all")).at("/pricingCosts/nodes")).isEmpty();
    }

    @Test
    void takesACostBackSoThatTheOneBeforeCountsAgain() {
        set(List.of(from(0, "100", "2026-01-01"), from(0, "150", "2026-03-01")));

        JsonNode removed = shop
            .execute(
                "mutation($input: PricingCostsRemoveInput!) { pricingCostsRemove(input: $input) { removed errors { code } } }",
                Map.of("input", Map.of("costs", List.of(Map.of("nmId", nmId(0), "validFrom", "2026-03-01"))))
            )
            .at("/pricingCostsRemove");

        assertThat(removed.path("removed").asInt()).isEqualTo(1);
        assertThat(economics("2026-04-01", 0).path("cost").asString()).isEqualTo("100.00");
    }

    @Test
    void tellsWhatAPriceLeavesAndWhatItIsMadeOf() {
        set(
            cards
                .stream()
                .map(card -> Map.of("nmId", card.path("nmId").asString(), "amount", "100"))
                .toList()
        );
        JsonNode economics = shop
            .execute(
                ECONOMICS,
                Map.of(
                    "nmIds",
                    cards
                        .stream()
                        .map(card -> card.path("nmId").asString())
                        .toList()
                )
            )
            .at("/pricingEconomics")
            .valueStream()
            .filter(one -> one.path("missing").isEmpty())
            .findFirst()
            .orElseThrow();

        BigDecimal commission = number(economics, "/commissionPercent").multiply(BigDecimal.TEN);
        BigDecimal profit = new BigDecimal("1000")
            .subtract(new BigDecimal("100"))
            .subtract(new BigDecimal("60"))
            .subtract(commission)
            .subtract(number(economics, "/logistics"));
        assertThat(number(economics, "/at/profit")).isEqualByComparingTo(profit);
        assertThat(economics.path("currency").asString()).isEqualTo("RUB");
        assertThat(economics.path("taxSystem").asString()).isEqualTo("USN_INCOME");
        assertThat(number(economics, "/floor")).isBetween(new BigDecimal("100"), number(economics, "/priceFor"));
        assertThat(economics.at("/basis/salesModel").asString()).isEqualTo("FBW");
    }

    @Test
    void showsTheTariffsOfWildberries() {
        JsonNode tariffs = shop
            .execute(
                "{ pricingTariffs { currency nextFrom commissionSubjects warehouses { warehouse region deliveryBase deliveryLitre storageBase } " +
                "returns { warehouse officeBase unclaimed } boxFreshness { state } commissionFreshness { state } } }"
            )
            .at("/pricingTariffs");

        assertThat(tariffs.path("currency").asString()).as(tariffs.toString()).isEqualTo("RUB");
        assertThat(tariffs.path("commissionSubjects").asInt()).isPositive();
        assertThat(tariffs.at("/warehouses/0/warehouse").asString()).isEqualTo("Склад WB РФ");
        assertThat(number(tariffs, "/warehouses/0/deliveryBase")).isPositive();
        assertThat(tariffs.at("/warehouses/9/storageBase").isNull()).isTrue();
        assertThat(number(tariffs, "/returns/0/unclaimed")).isEqualByComparingTo("250");
        assertThat(tariffs.at("/boxFreshness/state").asString()).isEqualTo("FRESH");
    }

    @Test
    void tellsNoProfitWithoutACost() {
        JsonNode economics = economics(null, 0);

        assertThat(economics.path("missing").toString()).contains("COST");
        assertThat(economics.path("floor").isNull()).isTrue();
        assertThat(economics.at("/at/profit").isNull()).isTrue();
        assertThat(economics.at("/at/price").asString()).isEqualTo("1000");
        assertThat(economics.at("/basis/volume").isNull()).isFalse();
        assertThat(economics.at("/basis/subjectName").isNull()).isFalse();
    }

    @Test
    void hasAnAnswerForGoodsThatAreUnknown() {
        JsonNode answer = shop.execute(ECONOMICS, Map.of("nmIds", List.of("999999999999"))).at("/pricingEconomics/0");

        assertThat(answer.path("nmId").asString()).isEqualTo("999999999999");
        assertThat(answer.path("missing").toString()).contains("CARD", "COST");
    }

    @Test
    void fiftyGoodsCostWhatOneCosts() {
        set(
            cards
                .stream()
                .map(card -> Map.of("nmId", card.path("nmId").asString(), "amount", "10"))
                .toList()
        );
        List<String> fifty = cards
            .stream()
            .limit(50)
            .map(card -> card.path("nmId").asString())
            .toList();
        shop.execute(ECONOMICS, Map.of("nmIds", fifty));

        GraphQlAnswer one = shop.execute(ECONOMICS, Map.of("nmIds", fifty.subList(0, 1)));
        GraphQlAnswer many = shop.execute(ECONOMICS, Map.of("nmIds", fifty));
        GraphQlAnswer oneListed = shop.execute(COSTS, Map.of("first", 1, "missing", false));
        GraphQlAnswer manyListed = shop.execute(COSTS, Map.of("first", 50, "missing", false));

        assertThat(many.at("/pricingEconomics")).hasSize(50);
        assertThat(host.statements(many)).hasSameSizeAs(host.statements(one)).hasSizeLessThanOrEqualTo(4);
        assertThat(manyListed.at("/pricingCosts/nodes")).hasSize(50);
        assertThat(host.statements(manyListed)).hasSameSizeAs(host.statements(oneListed)).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aShopThatGoesTakesItsCostsWithIt() {
        String seller = host.sandbox().tokens().get(1).seller();
        TestClient other = host.connect(host.sandbox().tokens().get(1));
        String id = other
            .execute("{ shops { items { id } } }")
            .at("/shops/items")
            .valueStream()
            .map(item -> item.path("id").asString())
            .max((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)))
            .orElseThrow();
        host
            .jdbc()
            .sql(
                "INSERT INTO p_wb_pricing.cost_price VALUES (:shop, 1, 0, '2026-01-01', 5, 'RUB', 1, 'a@example.org', now())"
            )
            .param("shop", Long.parseLong(id))
            .update();
        assertThat(stored()).isEqualTo(1);

        GraphQlAnswer gone = other.execute(
            "mutation($input: WbTokensDeleteInput!) { wbTokensDelete(input: $input) { deletedId errors { code } } }",
            Map.of("input", Map.of("id", id, "confirmName", seller))
        );
        assertThat(gone.text("/wbTokensDelete/deletedId")).isEqualTo(id);

        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> stored() == 0);
    }

    private long stored() {
        return host.jdbc().sql("SELECT count(*) FROM p_wb_pricing.cost_price").query(Long.class).single();
    }

    private static JsonNode completeness() {
        return shop
            .execute("{ pricingCostCompleteness { goods withCost partly withoutCost } }")
            .at("/pricingCostCompleteness");
    }

    /** By pages of seven. */
    private static List<String> all(@Nullable Boolean missing) {
        List<String> all = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("first", 7));
        if (missing != null) {
            variables.put("missing", missing);
        }
        JsonNode page;
        do {
            page = costs(variables);
            page.path("nodes").forEach(node -> all.add(node.path("nmId").asString()));
            variables.put("after", page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        return all;
    }

    private static JsonNode costs(Map<String, Object> variables) {
        GraphQlAnswer answer = shop.execute(COSTS, variables);
        assertThat(answer.errors()).isEmpty();
        return answer.at("/pricingCosts");
    }

    private static JsonNode economics(@Nullable String on, int card) {
        Map<String, Object> variables = new HashMap<>(Map.of("nmIds", List.of(nmId(card))));
        if (on != null) {
            variables.put("on", on);
        }
        GraphQlAnswer answer = shop.execute(ECONOMICS, variables);
        assertThat(answer.errors()).isEmpty();
        return answer.at("/pricingEconomics/0");
    }

    private static JsonNode set(List<Map<String, String>> costs) {
        GraphQlAnswer answer = shop.execute(SET, Map.of("input", Map.of("costs", costs)));
        assertThat(answer.errors()).isEmpty();
        return answer.at("/pricingCostsSet");
    }

    private static Map<String, String> cost(int card, String amount) {
        return Map.of("nmId", nmId(card), "amount", amount);
    }

    private static Map<String, String> from(int card, String amount, String day) {
        return Map.of("nmId", nmId(card), "amount", amount, "validFrom", day);
    }

    private static String nmId(int card) {
        return cards.get(card).path("nmId").asString();
    }

    private static BigDecimal number(JsonNode node, String pointer) {
        return new BigDecimal(node.at(pointer).asString());
    }

    private static byte[] workbook(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            writing.to(workbook.newWorksheet("Лист"));
        }
        return out.toByteArray();
    }

    @FunctionalInterface
    private interface Writing {
        void to(Worksheet sheet);
    }
}
