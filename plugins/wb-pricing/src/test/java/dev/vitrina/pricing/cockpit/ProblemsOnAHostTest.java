package dev.vitrina.pricing.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.good.Prices;
import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.control.PriceControl;
import dev.vitrina.sandbox.prices.GoodsStatus;
import dev.vitrina.sandbox.prices.Processing;
import dev.vitrina.test.ChangeSetDriver;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What is wrong with prices, as a shop's people see it: a real host, a real database, the simulated Wildberries. */
@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    cards = 80,
    properties = {
        "vitrina.plugins.settings.wb-pricing.lookAfterSeconds=1",
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
    }
)
class ProblemsOnAHostTest {

    private static final String PROBLEMS = """
        { pricingProblems { problems { kind count atRisk { amount currencyCode } remedy path } freshness { state } floorsAt } }
        """;
    private static final String GOODS = """
        query($kind: PricingProblemKind!, $first: Int, $after: String) {
          pricingProblemGoods(kind: $kind, first: $first, after: $after) {
            items { nmId vendorCode atRisk { amount } discountedPrice { amount } floor { amount } suggestedPrice changeSetId }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;
    private static final String LIST = """
        { pricingGoods(first: 500) { items { nmId editableSizePrice sizes { price { amount } discountedPrice { amount } } }
          freshness { state } } }
        """;
    private static final String COSTS =
        "mutation($input: PricingCostsSetInput!) { pricingCostsSet(input: $input) { tally { set } } }";

    private static TestClient shop;
    private static ChangeSetDriver sets;
    private static String seller;
    private static PriceControl wildberries;
    private static List<JsonNode> plain = List.of();

    @BeforeAll
    static void connect(TestHost host) {
        DemoToken token = host.sandbox().tokens().getFirst();
        shop = host.connect(token);
        sets = new ChangeSetDriver(shop);
        seller = token.seller();
        wildberries = host.sandbox().control().prices();
        wildberries.delay(Duration.ofMillis(300));
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(() ->
                shop.execute("{ productSyncStatus { complete } }").at("/productSyncStatus/complete").asBoolean()
            );
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    shop.execute(LIST).text("/pricingGoods/freshness/state").equals("FRESH") &&
                    problem("COST_MISSING").path("count").asInt() > 0
            );
        plain = shop
            .execute(LIST)
            .at("/pricingGoods/items")
            .valueStream()
            .filter(good -> !good.path("editableSizePrice").asBoolean())
            .filter(good -> paid(good).compareTo(BigDecimal.valueOf(300)) > 0)
            .filter(good -> status(good).promotions().isEmpty() && status(good).held() == null)
            .filter(good -> status(good).clubDiscount() == 0)
            .toList();
    }

    @Test
    void namesLossesFirstWithThePriceThatEndsThem() {
        JsonNode little = plain.get(0);
        JsonNode much = plain.get(1);
        cost(little, paid(little).add(BigDecimal.TEN));
        cost(much, paid(much).add(BigDecimal.valueOf(100)));
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> problem("BELOW_COST").path("count").asInt() == 2);

        JsonNode goods = shop.execute(GOODS, Map.of("kind", "BELOW_COST", "first", 1)).at("/pricingProblemGoods");
        JsonNode next = shop
            .execute(
                GOODS,
                Map.of("kind", "BELOW_COST", "first", 1, "after", goods.at("/pageInfo/endCursor").asString())
            )
            .at("/pricingProblemGoods");

        assertThat(goods.at("/items/0/nmId")).isEqualTo(much.path("nmId"));
        assertThat(next.at("/items/0/nmId")).isEqualTo(little.path("nmId"));
        assertThat(next.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(amount(goods.at("/items/0/atRisk"))).isGreaterThanOrEqualTo(BigDecimal.valueOf(100));
        assertThat(amount(problem("BELOW_COST").at("/atRisk/0"))).isEqualByComparingTo(
            amount(goods.at("/items/0/atRisk")).add(amount(next.at("/items/0/atRisk")))
        );
        JsonNode problems = shop.execute(PROBLEMS).at("/pricingProblems/problems");
        assertThat(problems.get(problems.size() - 1).path("atRisk")).as("what cannot be told comes last").isEmpty();

        int suggested = next.at("/items/0/suggestedPrice").asInt();
        JsonNode ended = sets.done(
            sets.checked(
                "pricingSet",
                Map.of("rows", List.of(Map.of("nmId", little.path("nmId").asString(), "price", suggested)))
            )
        );
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("VERIFIED");
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> problem("BELOW_COST").path("count").asInt() == 1);
    }

    /** Others pay enough for it; members of WB Club do not. */
    @Test
    void namesALossWithMembersOfTheClubAndThePriceThatEndsIt() {
        JsonNode good = plain.get(3);
        String nmId = good.path("nmId").asString();
        sets.done(sets.checked("pricingSet", Map.of("rows", List.of(Map.of("nmId", nmId, "clubDiscount", 20)))));
        cost(good, paid(good).multiply(new BigDecimal("0.9")).setScale(2, RoundingMode.DOWN));

        JsonNode found = Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> problemGood("BELOW_COST", nmId), row -> !row.isMissingNode());

        assertThat(amount(found.path("discountedPrice"))).isEqualByComparingTo(Prices.discounted(paid(good), 20));
        BigDecimal suggested = Prices.discounted(
            BigDecimal.valueOf(found.path("suggestedPrice").asInt()),
            status(good).discount()
        );
        assertThat(Prices.discounted(suggested, 20)).isGreaterThanOrEqualTo(amount(found.path("floor")));
        sets.done(
            sets.checked(
                "pricingSet",
                Map.of("rows", List.of(Map.of("nmId", nmId, "price", found.path("suggestedPrice").asInt())))
            )
        );
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> problemGood("BELOW_COST", nmId).isMissingNode());
    }

    private static JsonNode problemGood(String kind, String nmId) {
        return shop
            .execute(GOODS, Map.of("kind", kind, "first", 50))
            .at("/pricingProblemGoods/items")
            .valueStream()
            .filter(row -> row.path("nmId").asString().equals(nmId))
            .findFirst()
            .orElse(MissingNode.getInstance());
    }

    @Test
    void namesWhatWasConfirmedAndIsNotSoUntilItIs() {
        JsonNode good = plain.get(2);
        long nmId = Long.parseLong(good.path("nmId").asString());
        int price = status(good).price();
        wildberries.spoilNext(seller, new Processing.FailGoods(Set.of(nmId), "Цена слишком низкая"));
        String id = sets.checked("pricingSet", Map.of("rows", List.of(Map.of("nmId", nmId + "", "price", price + 50))));
        sets.done(id);

        JsonNode goods = shop.execute(GOODS, Map.of("kind", "NOT_APPLIED")).at("/pricingProblemGoods/items");

        assertThat(goods).hasSize(1);
        assertThat(goods.at("/0/changeSetId").asString()).isEqualTo(id);
        assertThat(amount(goods.at("/0/atRisk"))).isPositive();
        assertThat(problem("NOT_APPLIED").path("path").asString()).isEqualTo("/changes");
        sets.retry(id);
        sets.await(id, Set.of("VERIFIED"));
        assertThat(problem("NOT_APPLIED").isMissingNode()).isTrue();
    }

    @Test
    void isForThoseOnlyWhoMaySeeCosts(TestHost host) {
        assertThat(host.viewer().execute(PROBLEMS).errorCodes()).containsExactly("FORBIDDEN");
    }

    /** By PostgreSQL's own choice: 40,000 goods of twenty other shops, of which one is asked for. */
    @Test
    void goesThroughNoTableOfAllShops(TestHost host) {
        var jdbc = host.jdbc();
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.good (shop_id, id, doc, content_hash, source_version, synced_at, vendor_code_key, currency, discount,
                    club_discount, price_low, price_high, discounted_low, editable_size_price, bad_turnover)
                SELECT 1000 + i % 20, i, jsonb_build_object('filler', repeat('x', 400)), decode('00', 'hex'), '', now(), 'x' || i, 'RUB', 0, 0, 100, 100,
                    i % 1000, false, false FROM generate_series(1, 40000) i
                """
            )
            .update();
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.good_floor (shop_id, nm_id, currency, cost, floor, complete)
                SELECT shop_id, id, 'RUB', 10, 20, true FROM p_wb_pricing.good WHERE shop_id >= 1000
                """
            )
            .update();
        for (String table : List.of("good", "good_floor")) {
            jdbc.sql("VACUUM (ANALYZE) p_wb_pricing." + table).update();
        }

        String plan = String.join(
            "\n",
            jdbc
                .sql("EXPLAIN " + ProblemStore.SUMMARY)
                .param("shop", 1003L)
                .param("now", OffsetDateTime.now())
                .param("kept", 86_400L)
                .query(String.class)
                .list()
        );

        assertThat(plan).doesNotContain("Seq Scan on good");
        jdbc.sql("DELETE FROM p_wb_pricing.good WHERE shop_id >= 1000").update();
        jdbc.sql("DELETE FROM p_wb_pricing.good_floor WHERE shop_id >= 1000").update();
    }

    private static JsonNode problem(String kind) {
        return shop
            .execute(PROBLEMS)
            .at("/pricingProblems/problems")
            .valueStream()
            .filter(problem -> problem.path("kind").asString().equals(kind))
            .findFirst()
            .orElse(MissingNode.getInstance());
    }

    private static void cost(JsonNode good, BigDecimal amount) {
        shop.execute(
            COSTS,
            Map.of(
                "input",
                Map.of("costs", List.of(Map.of("nmId", good.path("nmId").asString(), "amount", amount.toPlainString())))
            )
        );
    }

    private static BigDecimal paid(JsonNode good) {
        return amount(good.at("/sizes/0/discountedPrice"));
    }

    private static BigDecimal amount(JsonNode money) {
        return new BigDecimal(money.path("amount").asString());
    }

    private static GoodsStatus status(JsonNode good) {
        return wildberries.find(seller, Long.parseLong(good.path("nmId").asString())).orElseThrow();
    }
}
