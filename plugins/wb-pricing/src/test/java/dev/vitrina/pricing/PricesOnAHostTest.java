package dev.vitrina.pricing;

import static dev.vitrina.test.ChangeSetDriver.codes;
import static dev.vitrina.test.ChangeSetDriver.row;
import static dev.vitrina.test.ChangeSetDriver.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.control.PriceControl;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.prices.GoodsEdit;
import dev.vitrina.sandbox.prices.GoodsStatus;
import dev.vitrina.sandbox.prices.Processing;
import dev.vitrina.test.ChangeSetDriver;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prices changed through change sets: a real host, a real database, the simulated Wildberries, which takes its time. */
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
class PricesOnAHostTest {

    private static final Set<String> ENDED = Set.of("VERIFIED", "PARTLY_FAILED", "FAILED", "CANCELLED");

    private static final String GOODS = """
        query($filter: PricingFilter, $orderBy: PricingOrder, $first: Int, $after: String) {
          pricingGoods(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
            items { nmId vendorCode discount editableSizePrice sizes { sizeId price { amount } discountedPrice { amount } } card { title photo } }
            totalCount pageInfo { hasNextPage endCursor } freshness { state source }
          }
        }
        """;
    private static final String HISTORY = """
        query($nmId: ID!) { pricingHistory(nmId: $nmId) { items { source changeSetId to good { discount sizes { price { amount } } } } } }
        """;

    private static TestClient shop;
    private static ChangeSetDriver sets;
    private static String seller;
    private static PriceControl wildberries;
    /** Each test takes goods of its own. */
    private static final Set<Long> TAKEN = new HashSet<>();

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
            .until(() -> shop.execute(GOODS).text("/pricingGoods/freshness/state").equals("FRESH"));
    }

    @AfterEach
    void heal(TestHost host) {
        host.sandbox().control().clearFaults();
        wildberries.delay(Duration.ofMillis(300));
    }

    @Test
    void listsGoodsFromTheMirrorWithoutAskingWildberries(TestHost host) {
        host.sandbox().control().resetCounters();

        GraphQlAnswer first = shop.execute(GOODS, Map.of("first", 10, "orderBy", order("DISCOUNTED_PRICE", "ASC")));
        GraphQlAnswer second = shop.execute(
            GOODS,
            Map.of(
                "first",
                10,
                "orderBy",
                order("DISCOUNTED_PRICE", "ASC"),
                "after",
                first.text("/pricingGoods/pageInfo/endCursor")
            )
        );

        List<Double> paid = java.util.stream.Stream.of(first, second)
            .flatMap(page -> page.at("/pricingGoods/items").valueStream())
            .map(good ->
                good
                    .path("sizes")
                    .valueStream()
                    .mapToDouble(size -> Double.parseDouble(size.path("discountedPrice").path("amount").asString()))
                    .min()
                    .orElseThrow()
            )
            .toList();
        assertThat(paid).hasSize(20).isSorted();
        assertThat(first.at("/pricingGoods/items").valueStream())
            .as("joined to their cards")
            .allSatisfy(good -> assertThat(good.path("card").path("title").asString()).isNotBlank())
            .anySatisfy(good -> assertThat(good.path("card").path("photo").asString()).startsWith("http"));
        assertThat(first.text("/pricingGoods/freshness/source")).isEqualTo("MIRROR");
        assertThat(host.sandbox().control().traffic().latest())
            .filteredOn(call -> call.endpoint().startsWith("goods"))
            .isEmpty();
        assertThat(shop.execute(GOODS, Map.of("after", "nonsense")).errorCodes()).containsExactly("INVALID_INPUT");
    }

    @Test
    void setsAPriceVerifiesItAndTellsOfItInTheHistory() {
        GoodsStatus good = plain();
        int price = good.price() + good.price() / 10;

        String id = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", price)));
        assertThat(wildberries.find(seller, good.nmId()).orElseThrow().price()).isEqualTo(good.price());
        JsonNode ended = sets.done(id);

        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("VERIFIED");
        GoodsStatus after = wildberries.find(seller, good.nmId()).orElseThrow();
        assertThat(after.price()).isEqualTo(price);
        assertThat(after.discount()).isEqualTo(good.discount());
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> {
                JsonNode latest = shop.execute(HISTORY, Map.of("nmId", id(good))).at("/pricingHistory/items/0");
                assertThat(latest.path("source").asString()).isEqualTo("VITRINA");
                assertThat(latest.path("changeSetId").asString()).isEqualTo(id);
            });
    }

    @Test
    void takesAPriceBack() {
        GoodsStatus good = plain();
        String id = sets.checked(
            "pricingSet",
            rowsInput(Map.of("nmId", id(good), "price", good.price() + 50, "discount", 7))
        );
        sets.done(id);

        JsonNode back = sets.done(sets.rolledBack(id));

        assertThat(back.path("state").asString()).as(back.toString()).isEqualTo("VERIFIED");
        GoodsStatus after = wildberries.find(seller, good.nmId()).orElseThrow();
        assertThat(after.price()).isEqualTo(good.price());
        assertThat(after.discount()).isEqualTo(good.discount());
    }

    /** Wildberries would put it into quarantine; and where it would not, a slip would reach the buyers. */
    @Test
    void stopsAThreefoldDropBeforeItIsSent() {
        GoodsStatus good = plain();
        GoodsStatus sized = taken(one -> one.editableSizePrice() && !one.sizePrices().isEmpty());
        Map.Entry<Long, Integer> size = sized.sizePrices().entrySet().iterator().next();

        String id = sets.checked(
            "pricingSet",
            rowsInput(
                Map.of("nmId", id(good), "price", Math.max(1, good.price() / 3)),
                Map.of("nmId", id(sized), "sizeId", size.getKey().toString(), "price", Math.max(1, size.getValue() / 4))
            )
        );

        JsonNode set = sets.set(id);
        assertThat(codes(row(set, id(good)))).contains("QUARANTINE");
        assertThat(codes(row(set, id(sized) + "/size/" + size.getKey()))).contains("UNPROTECTED_DROP");
        assertThat(rows(set, "BLOCKED")).isEqualTo(2);
    }

    /** Each halves what is paid; together they leave a quarter of it to members of WB Club. */
    @Test
    void stopsWhatRowsOfOneGoodMakeTogether() {
        GoodsStatus good = taken(one -> isPlain(one) && one.clubDiscount() == 0);
        int half = 100 - (100 - good.discount()) / 2;

        String apart = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "discount", half)));
        String together = sets.checked(
            "pricingSet",
            rowsInput(Map.of("nmId", id(good), "discount", half, "clubDiscount", 50))
        );

        assertThat(row(sets.set(apart), id(good)).path("state").asString()).isEqualTo("READY");
        JsonNode set = sets.set(together);
        assertThat(codes(row(set, id(good)))).contains("UNPROTECTED_DROP");
        assertThat(codes(row(set, id(good) + "/club"))).contains("UNPROTECTED_DROP");
        assertThat(rows(set, "BLOCKED")).isEqualTo(2);
    }

    /** It was judged by a discount of the club that will not be. */
    @Test
    void sendsNothingWhileAnotherSetChangesTheSameGood() {
        GoodsStatus good = plain();
        String discount = sets.checked(
            "pricingSet",
            rowsInput(Map.of("nmId", id(good), "discount", good.discount() + 1))
        );
        String club = sets.checked(
            "pricingSet",
            rowsInput(Map.of("nmId", id(good), "clubDiscount", good.clubDiscount() + 1))
        );
        int before = wildberries.uploads(seller).size();
        wildberries.delay(Duration.ofSeconds(4));
        try {
            sets.confirm(club);
            Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> wildberries.uploads(seller).size() > before);
            JsonNode stopped = sets.done(discount);

            assertThat(row(stopped, id(good)).path("reason").path("code").asString())
                .as(stopped.toString())
                .isEqualTo("OTHER_UNDER_WAY");
        } finally {
            wildberries.delay(Duration.ofMillis(300));
        }
        assertThat(wildberries.find(seller, good.nmId()).orElseThrow().discount()).isEqualTo(good.discount());
        sets.await(club, Set.of("VERIFIED"));
        String again = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "discount", good.discount() + 1)));
        assertThat(sets.done(again).path("state").asString()).isEqualTo("VERIFIED");
    }

    @Test
    void warnsOfALargeStep() {
        GoodsStatus good = plain();

        String id = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() * 2)));

        JsonNode row = row(sets.set(id), id(good));
        assertThat(codes(row)).contains("STEP_TOO_LARGE");
        assertThat(row.path("state").asString()).isEqualTo("READY");
    }

    /** Each size by its own cost: the dear one says nothing of the cheap one. */
    @Test
    void stopsASizeThatWouldBeSoldForLessThanItCosts() {
        GoodsStatus sized = taken(
            one ->
                one.editableSizePrice() && one.sizePrices().size() > 1 && one.discount() < 60 && one.clubDiscount() == 0
        );
        List<Map.Entry<Long, Integer>> sizes = List.copyOf(sized.sizePrices().entrySet());
        Map.Entry<Long, Integer> cheap = sizes.getFirst();
        Map.Entry<Long, Integer> dear = sizes.getLast();
        int paid = (cheap.getValue() * (100 - sized.discount())) / 100;
        cost(sized.nmId(), cheap.getKey(), paid / 2);
        cost(sized.nmId(), dear.getKey(), 50_000);

        String id = sets.checked(
            "pricingSet",
            rowsInput(
                Map.of("nmId", id(sized), "sizeId", cheap.getKey().toString(), "price", cheap.getValue() + 10),
                Map.of("nmId", id(sized), "sizeId", dear.getKey().toString(), "price", dear.getValue() + 10)
            )
        );

        JsonNode set = sets.set(id);
        JsonNode kept = row(set, id(sized) + "/size/" + cheap.getKey());
        JsonNode stopped = row(set, id(sized) + "/size/" + dear.getKey());
        assertThat(codes(kept)).doesNotContain("BELOW_COST");
        assertThat(kept.path("state").asString()).isEqualTo("READY");
        assertThat(codes(stopped)).contains("BELOW_COST");
        assertThat(stopped.path("state").asString()).isEqualTo("BLOCKED");
    }

    private static void cost(long nmId, long sizeId, int amount) {
        GraphQlAnswer told = shop.execute(
            """
            mutation($input: PricingCostsSetInput!) { pricingCostsSet(input: $input) { errors { code message } } }
            """,
            Map.of(
                "input",
                Map.of(
                    "costs",
                    List.of(
                        Map.of("nmId", Long.toString(nmId), "sizeId", Long.toString(sizeId), "amount", amount + ",00 ₽")
                    )
                )
            )
        );
        assertThat(told.at("/pricingCostsSet/errors")).as(told.body().toString()).isEmpty();
    }

    /** What people saw in the difference is what buyers will see, or nothing is sent. */
    @Test
    void sendsNothingThatSomebodyChangedAfterTheCheck() {
        GoodsStatus good = plain();
        String id = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 100)));
        wildberries.edit(seller, good.nmId(), GoodsEdit.price(good.price() + 33, good.discount()));

        JsonNode ended = sets.done(id);

        assertThat(row(ended, id(good)).path("reason").path("code").asString()).isEqualTo("CHANGED_SINCE_CHECK");
        assertThat(wildberries.find(seller, good.nmId()).orElseThrow().price()).isEqualTo(good.price() + 33);
    }

    /** Who changes a discount has said nothing of the price: it stays what the portal made of it. */
    @Test
    void leavesWhatWasNotMeantAsItIsByThen() {
        GoodsStatus good = plain();
        String id = sets.drafted("pricingSet", rowsInput(Map.of("nmId", id(good), "discount", good.discount() + 1)));
        sets.await(id, Set.of("CHECKED"));
        wildberries.edit(seller, good.nmId(), GoodsEdit.price(good.price() + 40, good.discount()));
        String again = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "discount", good.discount() + 2)));

        JsonNode ended = sets.done(again);

        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("VERIFIED");
        GoodsStatus after = wildberries.find(seller, good.nmId()).orElseThrow();
        assertThat(after.price()).isEqualTo(good.price() + 40);
        assertThat(after.discount()).isEqualTo(good.discount() + 2);
    }

    /** Nobody knows whether it was taken: only reading back tells, and nothing is sent twice. */
    @Test
    void sendsNothingTwiceWhenAnAnswerIsLost(TestHost host) {
        GoodsStatus good = plain();
        String id = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 10)));
        int before = wildberries.uploads(seller).size();
        host.sandbox().control().fault("prices-upload", new Fault.AnswerLost());

        sets.confirm(id);
        JsonNode ended = endedAtOnce(host, id);

        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("VERIFIED");
        assertThat(wildberries.find(seller, good.nmId()).orElseThrow().price()).isEqualTo(good.price() + 10);
        assertThat(wildberries.uploads(seller)).hasSize(before + 1);
    }

    @Test
    void tellsWhatWildberriesRefusedAndSendsItAgain() {
        GoodsStatus good = plain();
        GoodsStatus bad = plain();
        wildberries.spoilNext(seller, new Processing.FailGoods(Set.of(bad.nmId()), "Цена слишком низкая"));
        String id = sets.checked(
            "pricingSet",
            rowsInput(
                Map.of("nmId", id(good), "price", good.price() + 5),
                Map.of("nmId", id(bad), "price", bad.price() + 5)
            )
        );

        JsonNode ended = sets.done(id);

        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("PARTLY_FAILED");
        assertThat(row(ended, id(bad)).path("reason").path("message").asString()).isEqualTo("Цена слишком низкая");
        sets.retry(id);
        assertThat(sets.await(id, Set.of("VERIFIED")).path("state").asString()).isEqualTo("VERIFIED");
        assertThat(wildberries.find(seller, bad.nmId()).orElseThrow().price()).isEqualTo(bad.price() + 5);
    }

    /** A quota of a few calls an hour lets nobody read before each try: what was read for the first serves the next. */
    @Test
    void sendsByWhatWasReadWhereTheUploadHadToWait(TestHost host) {
        GoodsStatus one = plain();
        GoodsStatus other = plain();
        String id = sets.checked(
            "pricingSet",
            rowsInput(
                Map.of("nmId", id(one), "price", one.price() + 3),
                Map.of("nmId", id(other), "price", other.price() + 3)
            )
        );
        refuse(host, "Upload limit exceeded: try again later");
        sets.confirm(id);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> !sets.set(id).path("problem").isNull());
        assertThat(rows(sets.set(id), "READY")).as("neither refused nor sent in halves").isEqualTo(2);
        host.sandbox().control().clearFaults();
        host.sandbox().control().fault("goods-by-article", new Fault.ServerError(null));

        Waits.end(host, shop, id, () ->
            wildberries
                .uploads(seller)
                .stream()
                .anyMatch(upload -> upload.goods().containsAll(List.of(one.nmId(), other.nmId())))
        );

        host.sandbox().control().clearFaults();
        assertThat(sets.await(id, Set.of("VERIFIED", "PARTLY_FAILED", "FAILED")).path("state").asString()).isEqualTo(
            "VERIFIED"
        );
    }

    @Test
    void creditsThePortalWithWhatItChangedBesideAPriceOfOurs() {
        GoodsStatus good = plain();
        sets.done(sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 4))));
        wildberries.edit(seller, good.nmId(), new GoodsEdit(null, null, good.clubDiscount() + 3, null));

        sets.done(sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 5))));

        assertThat(sources(good, 3)).containsExactly("VITRINA", "PORTAL", "VITRINA");
    }

    @Test
    void creditsThePortalWithAPriceThatWildberriesDidNotTakeFromUs(TestHost host) {
        GoodsStatus good = plain();
        refuse(host, "Invalid price value");
        JsonNode refused = sets.done(
            sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 4)))
        );
        host.sandbox().control().clearFaults();
        assertThat(refused.path("state").asString()).as(refused.toString()).isEqualTo("FAILED");
        wildberries.edit(seller, good.nmId(), GoodsEdit.price(good.price() + 4, good.discount()));

        sets.done(sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 5))));

        assertThat(sources(good, 2)).containsExactly("VITRINA", "PORTAL");
    }

    /** A note that fails says nothing of what was sent. */
    @Test
    void tellsWhatBecameOfAnUploadThatCannotBeNoted(TestHost host) {
        GoodsStatus good = plain();
        String id = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 100)));
        wildberries.edit(seller, good.nmId(), GoodsEdit.price(good.price() + 33, good.discount()));
        host.jdbc().sql("ALTER TABLE p_wb_pricing.unapplied ADD CONSTRAINT full_up CHECK (false) NOT VALID").update();
        try {
            JsonNode ended = sets.done(id);

            assertThat(row(ended, id(good)).at("/reason/code").asString())
                .as(ended.toString())
                .isEqualTo("CHANGED_SINCE_CHECK");
        } finally {
            host.jdbc().sql("ALTER TABLE p_wb_pricing.unapplied DROP CONSTRAINT full_up").update();
        }
    }

    /** The set, once it has ended, however; what it waits for is over. */
    private static JsonNode endedAtOnce(TestHost host, String id) {
        Waits.end(host, shop, id, () -> ENDED.contains(sets.set(id).path("state").asString()));
        return sets.set(id);
    }

    /** Half an hour that a price has to show, and an hour until nobody looks any more, are over. */
    private static void sentLongAgo(TestHost host, String set, String ago) {
        String sql = """
            UPDATE platform.change_row SET sent_at = sent_at - CAST(:ago AS interval),
                deadline = deadline - CAST(:ago AS interval), next_look = sent_at
            WHERE set_id = :set AND state IN ('PROCESSING', 'UNCERTAIN') AND sent_at IS NOT NULL
            """;
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> host.jdbc().sql(sql).param("ago", ago).param("set", Long.parseLong(set)).update() > 0);
    }

    private static List<String> sources(GoodsStatus good, int count) {
        return Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () ->
                    shop
                        .execute(HISTORY, Map.of("nmId", id(good)))
                        .at("/pricingHistory/items")
                        .valueStream()
                        .map(period -> period.path("source").asString())
                        .limit(count)
                        .toList(),
                sources -> sources.size() == count && sources.getFirst().equals("VITRINA")
            );
    }

    /** Wildberries refuses whole uploads with these words. */
    private static void refuse(TestHost host, String words) {
        String body = "{\"data\":null,\"error\":true,\"errorText\":\"" + words + "\"}";
        host.sandbox().control().fault("prices-upload", new Fault.Raw(400, null, body, null));
    }

    /** It may yet come true: a roll-back looks after it. */
    @Test
    void callsNothingFailedThatWildberriesIsNotDoneWith(TestHost host) {
        GoodsStatus good = plain();
        wildberries.delay(Duration.ofHours(1));

        String id = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 9)));
        sets.confirm(id);
        sentLongAgo(host, id, "2 hours");
        JsonNode ended = sets.await(id, ENDED);

        assertThat(row(ended, id(good)).path("state").asString()).as(ended.toString()).isEqualTo("UNCERTAIN");
        wildberries.settle(seller);
        wildberries.delay(Duration.ofMillis(300));
        assertThat(wildberries.find(seller, good.nmId()).orElseThrow().price()).isEqualTo(good.price() + 9);
        JsonNode back = sets.done(sets.rolledBack(id));
        assertThat(back.path("state").asString()).as(back.toString()).isEqualTo("VERIFIED");
        assertThat(wildberries.find(seller, good.nmId()).orElseThrow().price()).isEqualTo(good.price());
    }

    @Test
    void callsNothingFailedOfWhichNobodyCanBeAsked(TestHost host) {
        GoodsStatus good = plain();
        wildberries.spoilNext(seller, new Processing.Cancel());
        String id = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 8)));
        host.sandbox().control().fault("history-goods", new Fault.ServerError(null));
        sets.confirm(id);
        sentLongAgo(host, id, "2 hours");

        JsonNode ended = sets.await(id, ENDED);

        assertThat(row(ended, id(good)).path("state").asString()).as(ended.toString()).isEqualTo("UNCERTAIN");
    }

    /** What Wildberries is done with and does not show has failed, and is taken back all the same where it shows in the end. */
    @Test
    void takesBackWhatShowedAfterEverybodyGaveUp(TestHost host) {
        GoodsStatus good = plain();
        String id = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 7)));
        wildberries.delay(Duration.ofHours(1));
        sets.confirm(id);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() ->
                wildberries
                    .uploads(seller)
                    .stream()
                    .anyMatch(upload -> upload.goods().contains(good.nmId()))
            );
        host.sandbox().control().fault("goods-by-article", new Fault.ServerError(null));
        wildberries.settle(seller);
        wildberries.edit(seller, good.nmId(), GoodsEdit.price(good.price(), good.discount()));
        host.sandbox().control().clearFaults();
        wildberries.delay(Duration.ofMillis(300));
        sentLongAgo(host, id, "31 minutes");

        JsonNode ended = sets.await(id, Set.of("FAILED", "VERIFIED"));

        assertThat(row(ended, id(good)).path("reason").path("code").asString())
            .as(ended.toString())
            .isEqualTo("NOT_APPLIED");
        wildberries.edit(seller, good.nmId(), GoodsEdit.price(good.price() + 7, good.discount()));
        JsonNode back = sets.done(sets.rolledBack(id));
        assertThat(back.path("state").asString()).as(back.toString()).isEqualTo("VERIFIED");
        assertThat(wildberries.find(seller, good.nmId()).orElseThrow().price()).isEqualTo(good.price());
    }

    @Test
    void waitsWhileASellerChangesHisCurrency(TestHost host) {
        GoodsStatus good = plain();
        String id = sets.checked("pricingSet", rowsInput(Map.of("nmId", id(good), "price", good.price() + 6)));
        wildberries.switchCurrency(seller, true);
        sets.confirm(id);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> !sets.set(id).path("problem").isNull());
        assertThat(rows(sets.set(id), "FAILED")).isZero();
        assertThat(wildberries.find(seller, good.nmId()).orElseThrow().price()).isEqualTo(good.price());
        wildberries.switchCurrency(seller, false);

        assertThat(endedAtOnce(host, id).path("state").asString()).isEqualTo("VERIFIED");
        assertThat(wildberries.find(seller, good.nmId()).orElseThrow().price()).isEqualTo(good.price() + 6);
    }

    @Test
    void changesPricesOfSizesAndOfTheClub() {
        GoodsStatus sized = taken(one -> one.editableSizePrice() && !one.sizePrices().isEmpty());
        Map.Entry<Long, Integer> size = sized.sizePrices().entrySet().iterator().next();
        GoodsStatus club = plain();
        String id = sets.checked(
            "pricingSet",
            rowsInput(
                Map.of("nmId", id(sized), "sizeId", size.getKey().toString(), "price", size.getValue() + 20),
                Map.of("nmId", id(club), "clubDiscount", 6)
            )
        );

        JsonNode ended = sets.done(id);

        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("VERIFIED");
        assertThat(wildberries.find(seller, sized.nmId()).orElseThrow().sizePrices()).containsEntry(
            size.getKey(),
            size.getValue() + 20
        );
        assertThat(wildberries.find(seller, club.nmId()).orElseThrow().clubDiscount()).isEqualTo(6);
    }

    @Test
    void appliesARuleToWhatWasShownAndToNoMore() {
        GoodsStatus good = plain();
        Map<String, Object> rule = Map.of("operation", "PRICE_PERCENT", "value", 10, "ending", "9");
        GraphQlAnswer more = sets.draft(
            "pricingApplyRule",
            Map.of("goods", Map.of("filter", Map.of(), "expectedCount", 1), "rule", rule)
        );
        assertThat(more.text("/pricingApplyRule/errors/0/code")).isEqualTo("MORE_GOODS_THAN_SHOWN");

        String id = sets.checked(
            "pricingApplyRule",
            Map.of("goods", Map.of("nmIds", List.of(id(good)), "expectedCount", 1), "rule", rule)
        );

        JsonNode row = row(sets.set(id), id(good));
        assertThat(field(row, "price", "after")).endsWith("9");
        assertThat(row.path("state").asString()).isEqualTo("READY");
    }

    @Test
    void draftsWhatIsPastedAndTellsWhatIsNot() {
        GoodsStatus good = plain();
        String text = "Артикул\tЦена\tСкидка\n%d\t%d,00 ₽\t%d %%\n999999999999\t100\t\nx\t1,234\t".formatted(
            good.nmId(),
            good.price() + 1,
            good.discount()
        );
        GraphQlAnswer pasted = shop.execute(
            """
            mutation($input: PricingPasteInput!) { pricingPaste(input: $input) {
              changeSetId errors { code } leftOut { line code } } }
            """,
            Map.of("input", Map.of("text", text))
        );

        assertThat(pasted.at("/pricingPaste/errors")).as(pasted.body().toString()).isEmpty();
        assertThat(
            pasted
                .at("/pricingPaste/leftOut")
                .valueStream()
                .map(fault -> fault.path("line").asInt() + " " + fault.path("code").asString())
                .sorted()
        ).containsExactly("3 GOOD_UNKNOWN", "4 NUMBER_UNREADABLE");
        String id = pasted.text("/pricingPaste/changeSetId");
        sets.await(id, Set.of("CHECKED"));
        assertThat(field(row(sets.set(id), id(good)), "price", "after")).isEqualTo(Integer.toString(good.price() + 1));
    }

    @Test
    void refusesWhatCannotBe() {
        GoodsStatus good = plain();
        String one = id(good);
        assertThat(refusal(rowsInput(Map.of("nmId", one)))).isEqualTo("ROW_EMPTY");
        assertThat(refusal(rowsInput(Map.of("nmId", "x1", "price", 5)))).isEqualTo("NM_ID_INVALID");
        assertThat(refusal(rowsInput(Map.of("nmId", one, "price", 5), Map.of("nmId", one, "price", 6)))).isEqualTo(
            "ROW_TWICE"
        );
        assertThat(refusal(rowsInput(Map.of("nmId", one, "sizeId", "5", "discount", 5)))).isEqualTo("SIZE_ROW_INVALID");
        JsonNode unknown = sets.set(
            sets.checked(
                "pricingSet",
                rowsInput(Map.of("nmId", "999999999", "price", 10), Map.of("nmId", one, "discount", 120))
            )
        );
        assertThat(codes(row(unknown, "999999999"))).containsExactly("GOOD_UNKNOWN");
        assertThat(codes(row(unknown, one))).contains("DISCOUNT_RANGE");
    }

    private static String refusal(Map<String, ?> input) {
        return sets.draft("pricingSet", input).text("/pricingSet/errors/0/code");
    }

    private static String field(JsonNode row, String name, String side) {
        return row
            .path("fields")
            .valueStream()
            .filter(field -> field.path("name").asString().equals(name))
            .map(field -> field.path(side).asString())
            .findFirst()
            .orElseThrow();
    }

    @SafeVarargs
    private static Map<String, ?> rowsInput(Map<String, ?>... rows) {
        return Map.of("rows", List.of(rows));
    }

    private static Map<String, String> order(String field, String direction) {
        return Map.of("field", field, "direction", direction);
    }

    private static String id(GoodsStatus good) {
        return Long.toString(good.nmId());
    }

    /** A good like most: one price, no promotion, no quarantine, a discount that leaves room. */
    private static GoodsStatus plain() {
        return taken(PricesOnAHostTest::isPlain);
    }

    private static boolean isPlain(GoodsStatus good) {
        return (
            good.price() > 200 &&
            !good.editableSizePrice() &&
            good.discount() < 80 &&
            good.promotions().isEmpty() &&
            good.held() == null
        );
    }

    private static synchronized GoodsStatus taken(Predicate<GoodsStatus> wanted) {
        List<String> ids = shop
            .execute(GOODS, Map.of("first", 500))
            .at("/pricingGoods/items")
            .valueStream()
            .map(good -> good.path("nmId").asString())
            .toList();
        for (String id : ids) {
            GoodsStatus good = wildberries.find(seller, Long.parseLong(id)).orElseThrow();
            if (!TAKEN.contains(good.nmId()) && wanted.test(good)) {
                TAKEN.add(good.nmId());
                return good;
            }
        }
        throw new AssertionError("No good is left");
    }
}
