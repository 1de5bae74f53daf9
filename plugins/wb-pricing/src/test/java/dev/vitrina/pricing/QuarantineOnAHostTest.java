package dev.vitrina.pricing;

import static dev.vitrina.test.ChangeSetDriver.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.control.PriceControl;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.prices.GoodsStatus;
import dev.vitrina.sandbox.prices.Processing;
import dev.vitrina.test.ChangeSetDriver;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Wildberries holds back, and prices that landed there: a real host, a real database, the simulated Wildberries. */
@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    cards = 120,
    properties = {
        "vitrina.plugins.settings.wb-pricing.lookAfterSeconds=1",
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
    }
)
class QuarantineOnAHostTest {

    private static final String WORDS =
        "The new price is several times lower than the current price. Item has been moved to Price Quarantine";
    private static final String HELD = """
        query($text: String, $first: Int, $after: String) {
          pricingQuarantine(text: $text, first: $first, after: $after) {
            items {
              nmId vendorCode title heldPrice { amount } heldDiscount heldDiscountedPrice { amount }
              price { amount } discount discountedPrice { amount currencyCode } drop { amount } why leastAccepted
            }
            totalCount cabinetUrl pageInfo { hasNextPage endCursor } freshness { state source }
          }
        }
        """;
    private static final String GOODS = "{ pricingGoods(first: 500) { items { nmId } freshness { state } } }";

    private static TestClient shop;
    private static ChangeSetDriver sets;
    private static String seller;
    private static PriceControl wildberries;
    private static List<Long> all = List.of();
    /** Each test takes goods of its own. */
    private static int taken;

    @BeforeAll
    static void connect(TestHost host) {
        DemoToken token = host.sandbox().tokens().getFirst();
        shop = host.connect(token);
        sets = new ChangeSetDriver(shop);
        seller = token.seller();
        wildberries = host.sandbox().control().prices();
        wildberries.delay(Duration.ofMillis(300));
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    shop.execute(GOODS).text("/pricingGoods/freshness/state").equals("FRESH") &&
                    held(Map.of()).at("/freshness/state").asString().equals("FRESH")
            );
        all = shop
            .execute(GOODS)
            .at("/pricingGoods/items")
            .valueStream()
            .map(good -> Long.parseLong(good.path("nmId").asString()))
            .toList();
    }

    @AfterEach
    void heal(TestHost host) {
        host.sandbox().control().clearFaults();
    }

    @Test
    void saysThatAPriceLandedThereShowsItAndLetsItGoWithAnotherPrice() {
        GoodsStatus good = plain();
        int low = good.price() / 4;
        wildberries.quarantine(seller, good.nmId(), low, good.discount());
        wildberries.spoilNext(seller, new Processing.FailGoods(Set.of(good.nmId()), WORDS));
        String id = sets.checked("pricingSet", price(good, good.price() - 1));

        JsonNode ended = sets.done(id);

        assertThat(reason(ended, good)).isEqualTo("IN_QUARANTINE");
        JsonNode held = awaitHeld(good);
        assertThat(held.at("/heldPrice/amount").asString()).isEqualTo(Integer.toString(low));
        assertThat(held.at("/price/amount").asString()).isEqualTo(Integer.toString(good.price()));
        assertThat(held.at("/discountedPrice/currencyCode").asString()).isEqualTo("RUB");
        assertThat(new BigDecimal(held.at("/drop/amount").asString())).isEqualByComparingTo(
            new BigDecimal(held.at("/discountedPrice/amount").asString()).subtract(
                new BigDecimal(held.at("/heldDiscountedPrice/amount").asString())
            )
        );
        assertThat(held.path("why").asString()).contains("a third or less");
        assertThat(held.path("vendorCode").asString()).isNotEmpty();
        assertThat(held(Map.of()).path("cabinetUrl").asString()).startsWith("https://seller.wildberries.ru/");
        assertThat(held.path("leastAccepted").asInt()).isBetween(low, good.price() - 1);

        JsonNode another = sets.done(sets.checked("pricingSet", price(good, good.price() - 2)));

        assertThat(another.path("state").asString()).as(another.toString()).isEqualTo("VERIFIED");
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> held(Map.of("text", id(good))).path("items").isEmpty());
    }

    /** As if the time were over after which a price that does not show is given up. */
    private static int sentLongAgo(TestHost host, String set) {
        return host
            .jdbc()
            .sql(
                """
                UPDATE platform.change_row SET sent_at = sent_at - INTERVAL '31 minutes', next_look = sent_at
                WHERE set_id = :set AND state = 'UNCERTAIN' AND sent_at IS NOT NULL
                """
            )
            .param("set", Long.parseLong(set))
            .update();
    }

    /** Nobody has the upload's number then: the quarantine has the price. */
    @Test
    void findsAPriceThereWhoseAnswerWasLost(TestHost host) {
        GoodsStatus good = plain();
        int price = good.price() - 3;
        String id = sets.checked("pricingSet", price(good, price));
        wildberries.spoilNext(seller, new Processing.FailGoods(Set.of(good.nmId()), WORDS));
        host.sandbox().control().fault("prices-upload", new Fault.AnswerLost());
        wildberries.quarantine(seller, good.nmId(), price, good.discount());

        sets.confirm(id);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> sentLongAgo(host, id) == 1);
        Waits.end(host, shop, id, () -> sets.set(id).path("state").asString().equals("FAILED"));
        JsonNode ended = sets.set(id);

        assertThat(reason(ended, good)).as(ended.toString()).isEqualTo("IN_QUARANTINE");
        awaitHeld(good);
    }

    @Test
    void showsTheLargestDifferenceFirstPageByPage() {
        GoodsStatus one = plain();
        GoodsStatus other = plain();
        wildberries.quarantine(seller, one.nmId(), one.price() / 5, one.discount());
        wildberries.quarantine(seller, other.nmId(), other.price() / 5, other.discount());
        landing();
        awaitHeld(one);
        awaitHeld(other);

        JsonNode first = held(Map.of("first", 1));
        JsonNode second = held(Map.of("first", 1, "after", first.at("/pageInfo/endCursor").asString()));

        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(first.path("totalCount").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(drop(first)).isGreaterThanOrEqualTo(drop(second));
        assertThat(second.at("/items/0/nmId").asString()).isNotEqualTo(first.at("/items/0/nmId").asString());
        assertThat(shop.execute(HELD, Map.of("after", "nonsense")).errorCodes()).containsExactly("INVALID_INPUT");
        assertThat(
            shop.execute(HELD, Map.of("text", "x", "after", first.at("/pageInfo/endCursor").asString())).errorCodes()
        ).containsExactly("INVALID_INPUT");
    }

    /** Something lands in quarantine, so that it is read anew. */
    private static void landing() {
        GoodsStatus good = plain();
        wildberries.spoilNext(seller, new Processing.FailGoods(Set.of(good.nmId()), WORDS));
        JsonNode ended = sets.done(sets.checked("pricingSet", price(good, good.price() - 1)));
        assertThat(reason(ended, good)).isEqualTo("IN_QUARANTINE");
    }

    private static double drop(JsonNode page) {
        return Double.parseDouble(page.at("/items/0/drop/amount").asString());
    }

    private static JsonNode held(Map<String, ?> variables) {
        return shop.execute(HELD, variables).at("/pricingQuarantine");
    }

    private static JsonNode awaitHeld(GoodsStatus good) {
        return Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> held(Map.of("text", id(good))).at("/items/0"), found -> !found.isMissingNode());
    }

    private static String reason(JsonNode set, GoodsStatus good) {
        return row(set, id(good)).path("reason").path("code").asString();
    }

    private static Map<String, ?> price(GoodsStatus good, int price) {
        return Map.of("rows", List.of(Map.of("nmId", id(good), "price", price)));
    }

    private static String id(GoodsStatus good) {
        return Long.toString(good.nmId());
    }

    private static synchronized GoodsStatus plain() {
        while (taken < all.size()) {
            GoodsStatus good = wildberries.find(seller, all.get(taken++)).orElseThrow();
            if (
                good.price() > 400 &&
                !good.editableSizePrice() &&
                good.discount() < 80 &&
                good.promotions().isEmpty() &&
                good.held() == null
            ) {
                return good;
            }
        }
        throw new AssertionError("No good is left");
    }
}
