package dev.vitrina.pricing;

import static dev.vitrina.test.ChangeSetDriver.codes;
import static dev.vitrina.test.ChangeSetDriver.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.control.PriceControl;
import dev.vitrina.sandbox.prices.GoodsEdit;
import dev.vitrina.sandbox.prices.GoodsStatus;
import dev.vitrina.test.ChangeSetDriver;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The calendar, what promotions leave, and goods that enter them: a real host, a real database, the simulated Wildberries. */
@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    cards = 200,
    properties = {
        "vitrina.plugins.settings.wb-pricing.lookAfterSeconds=1",
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
    }
)
class PromotionsOnAHostTest {

    private static final String RUNNING = "702";
    private static final String AUTO = "704";
    private static final String PROMOTIONS = """
        { pricingPromotions {
            items { id name auto running starts ends takingPart offered goodsReadAt } freshness { state source } } }
        """;
    private static final String GOODS = """
        query($id: ID!, $takingPart: Boolean!, $first: Int, $after: String) {
          pricingPromotionGoods(id: $id, takingPart: $takingPart, first: $first, after: $after) {
            items { nmId vendorCode takingPart discount planDiscount discountedPrice { amount } planPrice { amount }
              discountedPriceThen { amount } }
            effects { nmId profitNow profitThen floor atALoss }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;
    private static final String COSTS =
        "mutation($input: PricingCostsSetInput!) { pricingCostsSet(input: $input) { tally { set } } }";

    private static TestClient shop;
    private static ChangeSetDriver sets;
    private static String seller;
    private static PriceControl wildberries;

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
            .atMost(Duration.ofSeconds(90))
            .until(
                () ->
                    !promotion(RUNNING).path("goodsReadAt").isMissingNode() &&
                    !promotion(RUNNING).path("goodsReadAt").isNull() &&
                    shop
                        .execute("{ pricingGoods(first: 1) { freshness { state } } }")
                        .text("/pricingGoods/freshness/state")
                        .equals("FRESH")
            );
    }

    @Test
    void showsTheCalendarWithTheShopsShare() {
        JsonNode answer = shop.execute(PROMOTIONS).at("/pricingPromotions");
        JsonNode running = promotion(RUNNING);

        assertThat(answer.at("/freshness/state").asString()).isEqualTo("FRESH");
        assertThat(
            answer
                .path("items")
                .valueStream()
                .map(promotion -> promotion.path("starts").asString())
                .toList()
        )
            .isSorted()
            .hasSizeGreaterThan(3);
        assertThat(running.path("running").asBoolean()).isTrue();
        assertThat(running.path("auto").asBoolean()).isFalse();
        assertThat(running.path("takingPart").asInt()).isPositive();
        assertThat(running.path("offered").asInt()).isPositive();
        assertThat(promotion(AUTO).path("auto").asBoolean()).isTrue();
        assertThat(promotion("701").isMissingNode()).as("it is over").isTrue();
    }

    @Test
    void tellsWhatWildberriesSaysOfOne(TestHost host) {
        String query =
            "{ pricingPromotionDetails(id: \"702\") { details { description participationPercent takingPart boosts { boostPercent } } } }";

        JsonNode details = shop.execute(query).at("/pricingPromotionDetails/details");
        host.sandbox().control().resetCounters();
        shop.execute(query);
        JsonNode another = shop.execute(query.replace("702", AUTO)).at("/pricingPromotionDetails/details");

        assertThat(another.path("description").asString())
            .isNotEmpty()
            .isNotEqualTo(details.path("description").asString());
        assertThat(details.path("description").asString()).isNotEmpty();
        assertThat(details.path("boosts")).hasSize(3);
        assertThat(host.sandbox().control().traffic().latest())
            .filteredOn(call -> call.endpoint().startsWith("promotion-details"))
            .isEmpty();
    }

    @Test
    void tellsWhatAPromotionLeavesOfASale() {
        JsonNode good = goods(false, 500).at("/items/0");
        String nmId = good.path("nmId").asString();
        double then = Double.parseDouble(good.at("/discountedPriceThen/amount").asString());
        assertThat(then).isLessThanOrEqualTo(Double.parseDouble(good.at("/discountedPrice/amount").asString()));
        shop.execute(
            COSTS,
            Map.of("input", Map.of("costs", List.of(Map.of("nmId", nmId, "amount", Double.toString(then + 10)))))
        );

        JsonNode effect = goods(false, 500)
            .path("effects")
            .valueStream()
            .filter(one -> one.path("nmId").asString().equals(nmId))
            .findFirst()
            .orElseThrow();

        assertThat(effect.path("atALoss").asBoolean()).isTrue();
        assertThat(Double.parseDouble(effect.path("floor").asString())).isGreaterThan(then);
        String id = sets.checked("pricingPromotionJoin", join(RUNNING, nmId));
        JsonNode row = row(sets.set(id), RUNNING + "/" + nmId);
        assertThat(codes(row)).contains("BELOW_COST");
        assertThat(row.path("state").asString()).as("as with prices").isEqualTo("BLOCKED");
    }

    /** What a promotion makes of a price is judged as a price that is set. */
    @Test
    void stopsAThreefoldDropAndWarnsOfALargeStep(TestHost host) {
        String drop = offered(1).path("nmId").asString();
        String step = offered(2).path("nmId").asString();
        list(host, drop, "discount = 0, plan_discount = 70");
        list(host, step, "discount = 0, plan_discount = 50");

        JsonNode set = sets.set(
            sets.checked(
                "pricingPromotionJoin",
                Map.of("promotionId", RUNNING, "nmIds", List.of(drop, step), "now", true)
            )
        );

        JsonNode dropped = row(set, RUNNING + "/" + drop);
        assertThat(codes(dropped)).contains("PROMOTION_DROP");
        assertThat(dropped.path("state").asString()).isEqualTo("BLOCKED");
        JsonNode stepped = row(set, RUNNING + "/" + step);
        assertThat(codes(stepped)).contains("STEP_TOO_LARGE");
        assertThat(stepped.path("state").asString()).isEqualTo("READY");
    }

    @Test
    void judgesNothingByAnOldList(TestHost host) {
        String nmId = offered(3).path("nmId").asString();
        list(host, nmId, "seen_at = now() - INTERVAL '4 hours'");

        JsonNode row = row(sets.set(sets.checked("pricingPromotionJoin", join(RUNNING, nmId))), RUNNING + "/" + nmId);

        assertThat(codes(row)).containsExactly("LIST_TOO_OLD");
        assertThat(row.path("state").asString()).isEqualTo("BLOCKED");
    }

    /** What people saw in the difference is what buyers will see, or nothing is sent. */
    @Test
    void sendsNothingThatChangedAfterTheCheck() {
        JsonNode good = offered(4);
        String nmId = good.path("nmId").asString();
        String id = sets.checked("pricingPromotionJoin", join(RUNNING, nmId));
        GoodsStatus before = status(good);
        wildberries.edit(seller, before.nmId(), GoodsEdit.price(before.price() + 50, before.discount()));

        JsonNode ended = sets.done(id);

        assertThat(row(ended, RUNNING + "/" + nmId).at("/reason/code").asString())
            .as(ended.toString())
            .isEqualTo("CHANGED_SINCE_CHECK");
        assertThat(status(good).promotions()).doesNotContain(702);
    }

    @Test
    void bringsGoodsInByAChangeSet() {
        JsonNode good = goods(false, 500)
            .path("items")
            .valueStream()
            .filter(one -> one.path("planDiscount").asInt() < 90)
            // The sale of leftovers locks prices.
            .filter(one -> !status(one).promotions().contains(703))
            .toList()
            .getLast();
        String nmId = good.path("nmId").asString();

        JsonNode ended = sets.done(sets.checked("pricingPromotionJoin", join(RUNNING, nmId)));

        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("VERIFIED");
        GoodsStatus after = status(good);
        assertThat(after.promotions()).contains(702);
        assertThat(after.discount()).isEqualTo(
            Math.max(good.path("discount").asInt(), good.path("planDiscount").asInt())
        );
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() ->
                goods(true, 500)
                    .path("items")
                    .valueStream()
                    .anyMatch(one -> one.path("nmId").asString().equals(nmId))
            );
        String again = sets.checked(
            "pricingSet",
            Map.of("rows", List.of(Map.of("nmId", nmId, "price", after.price() + 1)))
        );
        assertThat(codes(row(sets.set(again), nmId))).contains("IN_PROMOTION");
    }

    @Test
    void sendsNothingThatCannotTakePart() {
        String any = goods(true, 1).at("/items/0/nmId").asString();
        String auto = sets.checked("pricingPromotionJoin", join(AUTO, any));
        String unknown = sets.checked("pricingPromotionJoin", join(RUNNING, "999999999"));

        assertThat(codes(row(sets.set(auto), AUTO + "/" + any))).containsExactly("PROMOTION_AUTO");
        assertThat(codes(row(sets.set(unknown), RUNNING + "/999999999"))).contains("NOT_OFFERED");
        assertThat(
            sets.draft("pricingPromotionJoin", join("9", any)).text("/pricingPromotionJoin/errors/0/code")
        ).isEqualTo("PROMOTION_UNKNOWN");
    }

    @Test
    void goesThroughGoodsPageByPage() {
        JsonNode first = goods(true, 1);
        JsonNode second = shop
            .execute(
                GOODS,
                Map.of(
                    "id",
                    RUNNING,
                    "takingPart",
                    true,
                    "first",
                    1,
                    "after",
                    first.at("/pageInfo/endCursor").asString()
                )
            )
            .at("/pricingPromotionGoods");

        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(Long.parseLong(second.at("/items/0/nmId").asString())).isGreaterThan(
            Long.parseLong(first.at("/items/0/nmId").asString())
        );
        assertThat(
            shop.execute(GOODS, Map.of("id", RUNNING, "takingPart", true, "after", "nonsense")).errorCodes()
        ).containsExactly("INVALID_INPUT");
    }

    private static JsonNode promotion(String id) {
        return shop
            .execute(PROMOTIONS)
            .at("/pricingPromotions/items")
            .valueStream()
            .filter(promotion -> promotion.path("id").asString().equals(id))
            .findFirst()
            .orElse(MissingNode.getInstance());
    }

    private static JsonNode goods(boolean takingPart, int first) {
        return shop
            .execute(GOODS, Map.of("id", RUNNING, "takingPart", takingPart, "first", first))
            .at("/pricingPromotionGoods");
    }

    /** One of the goods that could take part and whose price can be changed; each test has its own. */
    private static JsonNode offered(int which) {
        return goods(false, 500)
            .path("items")
            .valueStream()
            .filter(one -> one.path("planDiscount").asInt() < 60)
            .filter(one -> !status(one).promotions().contains(703))
            .toList()
            .get(which);
    }

    /** The list says this of a good, once nobody is reading it. */
    private static void list(TestHost host, String nmId, String change) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() ->
                Instant.parse(promotion(RUNNING).path("goodsReadAt").asString()).isAfter(
                    Instant.now().minus(Duration.ofHours(1))
                )
            );
        assertThat(
            host
                .jdbc()
                .sql("UPDATE p_wb_pricing.promotion_good SET " + change + " WHERE promotion_id = 702 AND nm_id = :nmId")
                .param("nmId", Long.parseLong(nmId))
                .update()
        ).isEqualTo(1);
    }

    private static GoodsStatus status(JsonNode good) {
        return wildberries.find(seller, Long.parseLong(good.path("nmId").asString())).orElseThrow();
    }

    private static Map<String, ?> join(String promotion, String nmId) {
        return Map.of("promotionId", promotion, "nmIds", List.of(nmId), "now", true);
    }
}
