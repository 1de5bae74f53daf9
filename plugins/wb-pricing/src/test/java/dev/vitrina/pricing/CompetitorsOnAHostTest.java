package dev.vitrina.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.buyer.Storefront;
import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Goods of competitors as a shop's people see them: a real host, a real database, a simulated storefront. */
@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    cards = 60,
    properties = {
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
    }
)
class CompetitorsOnAHostTest {

    private static final String SIGHTING =
        "{ presence price { amount currencyCode } confidence ageSeconds agreeing unconfirmedPrice { amount } }";
    private static final String GOOD =
        "nmId vendorCode discountedPrice { amount } undercut storefront " +
        SIGHTING +
        " comparison { basis own { amount } lowest { amount } median { amount } position of gapPercent confidence }" +
        " rivals { nmId name note addedBy url gapPercent sighting " +
        SIGHTING +
        " }";
    private static final String LIST =
        "query($filter: PricingCompetitorFilter, $first: Int, $after: String) {" +
        " pricingCompetitors(filter: $filter, first: $first, after: $after) { enabled totalCount undercutPercent items { " +
        GOOD +
        " } pageInfo { hasNextPage endCursor } source { readAt notBefore problem } } }";
    private static final String ATTACH =
        "mutation($text: String!) { pricingRivalsAttach(input: {text: $text})" +
        " { added already leftOut { line code text } errors { code } } }";
    private static final String DETACH =
        "mutation($nmId: ID!, $rival: ID!) { pricingRivalDetach(input: {nmId: $nmId, rival: $rival}) { done errors { code } } }";
    private static final String NOTE =
        "mutation($nmId: ID!, $rival: ID!, $note: String) { pricingRivalNote(input: {nmId: $nmId, rival: $rival, note: $note})" +
        " { done errors { code } } }";
    private static final String LOOK =
        "mutation($nmId: ID!) { pricingRivalsLook(input: {nmId: $nmId}) { good { " +
        GOOD +
        " } problem { kind message } errors { code } } }";
    private static final String HISTORY =
        "query($nmId: ID!) { pricingRivalHistory(nmId: $nmId) { items { from to presence price { amount } } } }";
    private static final String MATCHED =
        "query($nmId: ID!) { pricingStrategyPreview(definition: {scope: {nmIds: [$nmId]}, trigger: {kind: DAILY, at: \"09:00\"}," +
        " formula: {kind: RIVAL, value: 0}, guards: {mostStep: 50, changesADay: 9, coolDownHours: 0}})" +
        " { examples { kind before { paid { amount } } after { paid { amount } } why } errors { code } } }";
    private static final String ALERTS = "{ notifications { items { title text raisedAt action { path label } } } }";
    private static final String SETTINGS =
        "mutation($version: Long!, $on: JSON) { pluginSettingsSave(input: {plugin: \"wb-pricing\", expectedVersion: $version," +
        " values: [{name: \"competitors\", value: $on}]}) { errors { code message } } }";

    private static TestClient shop;
    private static List<JsonNode> goods = List.of();
    /** Each test takes goods and rivals of its own. */
    private static int taken;
    private static long nextRival = 900_000_000;

    private Storefront storefront;

    @BeforeAll
    static void connect(TestHost host) {
        DemoToken token = host.sandbox().tokens().getFirst();
        shop = host.connect(token);
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(() ->
                shop.execute("{ productSyncStatus { complete } }").at("/productSyncStatus/complete").asBoolean()
            );
        goods = Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    shop
                        .execute(
                            "{ pricingGoods(first: 500) { items { nmId vendorCode discount sizes { discountedPrice { amount } } } } }"
                        )
                        .at("/pricingGoods/items")
                        .valueStream()
                        .filter(good -> !good.path("vendorCode").asString("").isBlank())
                        .filter(good -> good.at("/sizes/0/discountedPrice/amount").asDouble() > 300)
                        .filter(good -> good.path("sizes").valueStream().distinct().count() == 1)
                        .toList(),
                found -> found.size() > 20
            );
    }

    @BeforeEach
    void storefront(TestHost host) {
        storefront = host.sandbox().control().storefront();
        turn(host, true);
    }

    @AfterEach
    void heal(TestHost host) {
        host.sandbox().control().clearFaults();
        assertThat(storefront.credentialsSeen()).as("tokens that went to the storefront").isZero();
        for (String table : List.of("rival", "watched_good", "watched_period", "undercut_told", "competitor_reading")) {
            host.jdbc().sql("DELETE FROM p_wb_pricing." + table).update();
        }
        run(host);
    }

    @Test
    void asksNothingWhileItIsOff(TestHost host) {
        turn(host, false);
        JsonNode good = take();
        long rival = rival(100_000);
        long before = calls(host);

        JsonNode attached = attach(line(good, rival));
        JsonNode looked = shop.execute(LOOK, Map.of("nmId", id(good))).at("/pricingRivalsLook");
        run(host);

        assertThat(attached.path("added").asInt()).isEqualTo(1);
        assertThat(looked.at("/errors/0/code").asString()).isEqualTo("COMPETITORS_OFF");
        assertThat(list(good).path("enabled").asBoolean()).isFalse();
        assertThat(only(good, rival).at("/sighting/presence").asString()).isEqualTo("UNSEEN");
        assertThat(calls(host)).isEqualTo(before);

        turn(host, true);
        run(host);
        awaitConfidence(good, rival, "UNSURE");
        assertThat(calls(host)).as("the same is read once it is on").isGreaterThan(before);
    }

    @Test
    void readsWhatBuyersPayAndComparesLikeWithLike(TestHost host) {
        JsonNode good = take();
        long cheap = rival(90_000);
        long dear = rival(120_000);
        long out = rival(80_000);
        storefront.price(nmId(good), 100_000);
        storefront.sellOut(out);

        attach(line(good, cheap) + line(good, dear) + line(good, out) + line(good, 999_999_999_999L));
        awaitConfidence(good, cheap, "UNSURE");
        again(host);
        awaitConfidence(good, cheap, "FRESH");

        JsonNode seen = list(good).at("/items/0");
        assertThat(seen.at("/storefront/price/amount").asString()).isEqualTo("1000.00");
        assertThat(seen.at("/storefront/confidence").asString()).isEqualTo("FRESH");
        assertThat(seen.at("/comparison/basis").asString()).isEqualTo("STOREFRONT");
        assertThat(seen.at("/comparison/lowest/amount").asString()).isEqualTo("900.00");
        assertThat(seen.at("/comparison/median/amount").asString()).isEqualTo("1050.00");
        assertThat(seen.at("/comparison/position").asInt()).isEqualTo(2);
        assertThat(seen.at("/comparison/of").asInt()).isEqualTo(3);
        assertThat(seen.at("/comparison/gapPercent").asString()).isEqualTo("10.00");
        assertThat(only(good, out).at("/sighting/presence").asString()).isEqualTo("SOLD_OUT");
        assertThat(only(good, out).at("/sighting/price").isNull()).isTrue();
        assertThat(only(good, 999_999_999_999L).at("/sighting/confidence").asString()).isEqualTo("UNKNOWN");
        assertThat(only(good, 999_999_999_999L).at("/sighting/presence").asString()).isEqualTo("MISSING");
        assertThat(only(good, cheap).path("gapPercent").asString()).isEqualTo("10.00");
        assertThat(only(good, dear).path("gapPercent").asString()).isEqualTo("-20.00");
        assertThat(only(good, cheap).path("addedBy").asString()).isEqualTo(TestHost.ADMIN_EMAIL);
        assertThat(only(good, cheap).path("url").asString()).isEqualTo(
            "https://www.wildberries.ru/catalog/" + cheap + "/detail.aspx"
        );
    }

    @Test
    void keepsTheOldPriceWithItsAgeWhileTheStorefrontIsAway(TestHost host) {
        JsonNode good = take();
        long rival = rival(100_000);
        sure(host, good, rival);
        old(host, rival, "20 hours");

        for (Fault fault : List.of(
            new Fault.HtmlPage(null),
            new Fault.RateLimited(1L),
            new Fault.Forbidden(),
            Fault.Raw.json("{\"products\": \"none\"}")
        )) {
            host.sandbox().control().clearFaults();
            host.sandbox().control().fault("buyer-detail", fault);
            storefront.price(rival, 50_000);
            forgive(host);
            due(host);

            run(host);

            assertThat(list(good).at("/source/problem").asString("")).as(fault.toString()).isNotEmpty();
            JsonNode sighting = only(good, rival).path("sighting");
            assertThat(sighting.at("/price/amount").asString()).as(fault.toString()).isEqualTo("1000.00");
            assertThat(sighting.path("confidence").asString()).isEqualTo("STALE");
            assertThat(sighting.path("ageSeconds").asLong()).isGreaterThan(Duration.ofHours(19).toSeconds());
            assertThat(list(good).at("/source/notBefore").isNull()).isFalse();
        }
        long before = calls(host);
        JsonNode looked = shop.execute(LOOK, Map.of("nmId", id(good))).at("/pricingRivalsLook");
        assertThat(looked.at("/problem/message").asString()).isNotEmpty();
        assertThat(looked.at("/good/rivals/0/sighting/price/amount").asString()).isEqualTo("1000.00");
        assertThat(calls(host)).as("what refused is left alone").isEqualTo(before);
        assertThat(shop.execute("{ pricingGoods(first: 1) { items { nmId } } }").at("/pricingGoods/items")).hasSize(1);

        host.sandbox().control().clearFaults();
        forgive(host);
        due(host);
        run(host);
        assertThat(only(good, rival).at("/sighting/unconfirmedPrice/amount").asString("")).isEqualTo("500.00");
        assertThat(only(good, rival).at("/sighting/price/amount").asString()).as("a jump").isEqualTo("1000.00");
    }

    @Test
    void tellsPeopleOnceOfARivalThatUndercuts(TestHost host) {
        JsonNode good = take();
        long rival = rival(100_000);
        storefront.price(nmId(good), 100_000);
        sure(host, good, rival);
        assertThat(alert()).isInstanceOf(MissingNode.class);

        storefront.price(rival, 90_000);
        due(host);
        run(host);
        assertThat(only(good, rival).at("/sighting/price/amount").asString("")).isEqualTo("900.00");
        assertThat(alert()).as("one reading is not enough").isInstanceOf(MissingNode.class);
        again(host);

        JsonNode told = alert();
        assertThat(told.path("text").asString()).contains(good.path("vendorCode").asString()).contains("10 %");
        assertThat(told.at("/action/path").asString()).isEqualTo("/p/wb-pricing/competitors");
        assertThat(list(good).at("/items/0/undercut").asBoolean()).isTrue();
        JsonNode problem = problem();
        assertThat(problem.path("count").asInt()).isEqualTo(1);
        assertThat(new BigDecimal(problem.at("/atRisk/0/amount").asString())).isEqualByComparingTo("100");

        // Up and down again to the same price is no news.
        storefront.price(rival, 100_000);
        again(host);
        storefront.price(rival, 90_000);
        again(host);
        again(host);
        assertThat(list(good).at("/items/0/undercut").asBoolean()).isTrue();
        assertThat(alert()).isInstanceOf(MissingNode.class);
        assertThat(history(rival)).containsExactly("900.00", "1000.00", "900.00", "1000.00");

        JsonNode gone = shop
            .execute(DETACH, Map.of("nmId", id(good), "rival", Long.toString(rival)))
            .at("/pricingRivalDetach");
        assertThat(gone.path("done").asBoolean()).isTrue();
        assertThat(problem()).isInstanceOf(MissingNode.class);
        assertThat(list(good).path("items")).isEmpty();
    }

    @Test
    void attachesWhatATableNamesAndTellsTheRest(TestHost host) {
        JsonNode good = take();
        long first = rival(100_000);
        String code = good.path("vendorCode").asString();
        String link = "https://www.wildberries.ru/catalog/" + (first + 1) + "/detail.aspx?targetUrl=SP";

        JsonNode answer = attach(
            "Our\tTheirs\n" +
            id(good) +
            "\t" +
            first +
            "\tsame cloth\n" +
            code +
            "\t" +
            link +
            "\n" +
            code +
            "\t" +
            first +
            "\n" +
            code +
            "\t" +
            id(good) +
            "\n" +
            "no-such-good\t5\n" +
            code +
            "\thttps://evil.example/catalog/5/detail.aspx\n"
        );

        assertThat(answer.path("added").asInt()).isEqualTo(2);
        assertThat(
            answer
                .path("leftOut")
                .valueStream()
                .map(fault -> fault.path("line").asInt() + " " + fault.path("code").asString())
        ).containsExactly("4 RIVAL_TWICE", "5 RIVAL_IS_THE_GOOD", "6 GOOD_UNKNOWN", "7 RIVAL_UNREADABLE");
        assertThat(only(good, first).path("note").asString()).isEqualTo("same cloth");
        assertThat(attach(id(good) + " " + first).path("already").asInt()).isEqualTo(1);
        assertThat(attach("x\ty").at("/errors/0/code").asString()).isEqualTo("NOTHING_TO_ATTACH");
        StringBuilder many = new StringBuilder();
        for (int at = 0; at < 25; at++) {
            many.append(line(good, first + 100 + at));
        }
        JsonNode limited = attach(many.toString());
        assertThat(limited.path("added").asInt()).isEqualTo(18);
        assertThat(limited.at("/leftOut/0/code").asString()).isEqualTo("TOO_MANY_OF_GOOD");

        Map<String, String> named = Map.of("nmId", id(good), "rival", Long.toString(first), "note", " dearer ");
        assertThat(shop.execute(NOTE, named).at("/pricingRivalNote/done").asBoolean()).isTrue();
        assertThat(only(good, first).path("note").asString()).isEqualTo("dearer");
        TestClient viewer = host.viewer();
        assertThat(viewer.execute(ATTACH, Map.of("text", line(good, 5))).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(shop.execute(LIST, Map.of("after", "nonsense")).errorCodes()).containsExactly("INVALID_INPUT");
    }

    @Test
    void looksNowAndNotAgainWithinMinutes(TestHost host) {
        JsonNode good = take();
        long rival = rival(77_000);
        host.sandbox().control().fault("buyer-detail", new Fault.ServerError(503));
        attach(line(good, rival));
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> !list(good).at("/source/problem").isNull());
        host.sandbox().control().clearFaults();
        forgive(host);
        rest(host);
        long before = calls(host);

        JsonNode looked = shop.execute(LOOK, Map.of("nmId", id(good))).at("/pricingRivalsLook");
        JsonNode again = shop.execute(LOOK, Map.of("nmId", id(good))).at("/pricingRivalsLook");

        assertThat(looked.at("/good/rivals/0/sighting/price/amount").asString())
            .as(looked.toString())
            .isEqualTo("770.00");
        assertThat(again.at("/good/rivals/0/sighting/agreeing").asInt()).as("one answer counts once").isEqualTo(1);
        assertThat(calls(host)).isEqualTo(before + 1);
    }

    @Test
    void strategiesPutRivalsIntoProportionToWhatBuyersPay(TestHost host) {
        JsonNode good = take();
        long rival = rival(63_000);
        BigDecimal own = new BigDecimal(good.at("/sizes/0/discountedPrice/amount").asString());
        storefront.price(nmId(good), 70_000);
        sure(host, good, rival);

        BigDecimal wanted = own.multiply(new BigDecimal("0.9"));
        JsonNode matched = matched(good);
        assertThat(matched.at("/errors")).as(matched.toString()).isEmpty();
        assertThat(new BigDecimal(matched.at("/examples/0/after/paid/amount").asString()))
            .as("a tenth less, as the rival is, not what buyers are seen to pay: " + matched)
            .isBetween(wanted.subtract(BigDecimal.TWO), wanted);

        host
            .jdbc()
            .sql("UPDATE p_wb_pricing.watched_good SET seen_at = seen_at - INTERVAL '1 year' WHERE nm_id = :nmId")
            .param("nmId", nmId(good))
            .update();
        assertThat(matched(good).at("/examples/0/after").isNull())
            .as("what buyers pay here is not known any more")
            .isTrue();

        turn(host, false);
        assertThat(matched(good).at("/examples/0/after").isNull()).as("nobody is asked any more").isTrue();
    }

    private static JsonNode matched(JsonNode good) {
        return shop.execute(MATCHED, Map.of("nmId", id(good))).at("/pricingStrategyPreview");
    }

    @Test
    void leavesAWallAloneThatSomebodyLooksAt(TestHost host) {
        JsonNode good = take();
        long rival = rival(77_000);
        turn(host, false);
        attach(line(good, rival));
        turn(host, true);
        rest(host);
        host.sandbox().control().fault("buyer-detail", new Fault.Forbidden());
        long before = calls(host);

        JsonNode refused = shop.execute(LOOK, Map.of("nmId", id(good))).at("/pricingRivalsLook/problem");
        host.sandbox().control().clearFaults();
        JsonNode again = shop.execute(LOOK, Map.of("nmId", id(good))).at("/pricingRivalsLook/problem");
        due(host);
        run(host);

        assertThat(refused.path("kind").asString("")).isEqualTo("REJECTED");
        assertThat(again.path("message")).isEqualTo(refused.path("message"));
        assertThat(list(good).at("/source/notBefore").isNull()).isFalse();
        assertThat(calls(host)).isEqualTo(before + 1);
    }

    private static void turn(TestHost host, boolean on) {
        JsonNode version = host
            .admin()
            .execute("{ pluginSettings(plugin: \"wb-pricing\") { version } }")
            .at("/pluginSettings/version");
        JsonNode saved = host
            .admin()
            .execute(SETTINGS, Map.of("version", version.asLong(), "on", on))
            .at("/pluginSettingsSave");
        assertThat(saved.path("errors")).as(saved.toString()).isEmpty();
    }

    /** Reads it until it is sure. */
    private void sure(TestHost host, JsonNode good, long rival) {
        attach(line(good, rival));
        awaitConfidence(good, rival, "UNSURE");
        again(host);
        awaitConfidence(good, rival, "FRESH");
    }

    /** One more reading of all. */
    private static void again(TestHost host) {
        due(host);
        run(host);
    }

    /** As if all had been asked for long ago. */
    private static void due(TestHost host) {
        host.jdbc().sql("UPDATE p_wb_pricing.watched_good SET asked_at = asked_at - INTERVAL '7 hours'").update();
    }

    private static void old(TestHost host, long nmId, String age) {
        host
            .jdbc()
            .sql(
                "UPDATE p_wb_pricing.watched_good SET asked_at = asked_at - CAST(:age AS interval), seen_at = seen_at - CAST(:age AS interval)," +
                " read_at = read_at - CAST(:age AS interval) WHERE nm_id = :nmId"
            )
            .param("age", age)
            .param("nmId", nmId)
            .update();
    }

    /** As if the time were over for which the source is left alone. */
    private static void forgive(TestHost host) {
        host.jdbc().sql("DELETE FROM p_wb_pricing.competitor_reading").update();
        host.jdbc().sql("UPDATE p_wb_pricing.watched_good SET failures = 0 WHERE failures > 0").update();
    }

    /** As if everything had just been asked for. */
    private static void rest(TestHost host) {
        host.jdbc().sql("UPDATE p_wb_pricing.watched_good SET asked_at = now()").update();
    }

    /** The job's turn, from its start to its end. */
    private static void run(TestHost host) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> runs(host, "'QUEUED', 'RUNNING'") == 0);
        long before = runs(host, "'SUCCEEDED'");
        host
            .jdbc()
            .sql(
                "UPDATE platform.job_schedule SET next_run_at = clock_timestamp() WHERE type = 'wb-pricing:competitors'"
            )
            .update();
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> runs(host, "'SUCCEEDED'") > before);
    }

    private static long runs(TestHost host, String states) {
        return host
            .jdbc()
            .sql(
                "SELECT count(*) FROM platform.job WHERE type = 'wb-pricing:competitors' AND state IN (" + states + ")"
            )
            .query(Long.class)
            .single();
    }

    private static long calls(TestHost host) {
        return host.sandbox().control().traffic().count("buyer-detail", "-").calls();
    }

    private long rival(long kopecks) {
        long nmId = nextRival;
        nextRival += 1_000;
        storefront.price(nmId, kopecks);
        return nmId;
    }

    private static JsonNode attach(String text) {
        return shop.execute(ATTACH, Map.of("text", text)).at("/pricingRivalsAttach");
    }

    private static JsonNode list(JsonNode good) {
        return shop.execute(LIST, Map.of("filter", Map.of("text", id(good)))).at("/pricingCompetitors");
    }

    private static JsonNode only(JsonNode good, long rival) {
        return list(good)
            .at("/items/0/rivals")
            .valueStream()
            .filter(found -> found.path("nmId").asString().equals(Long.toString(rival)))
            .findFirst()
            .orElse(MissingNode.getInstance());
    }

    private static void awaitConfidence(JsonNode good, long rival, String confidence) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> only(good, rival).at("/sighting/confidence").asString("").equals(confidence));
    }

    private static List<String> history(long nmId) {
        return shop
            .execute(HISTORY, Map.of("nmId", Long.toString(nmId)))
            .at("/pricingRivalHistory/items")
            .valueStream()
            .map(period -> period.at("/price/amount").asString())
            .toList();
    }

    private static JsonNode alert() {
        return shop
            .execute(ALERTS)
            .at("/notifications/items")
            .valueStream()
            .filter(found -> found.at("/action/path").asString("").equals("/p/wb-pricing/competitors"))
            .findFirst()
            .orElse(MissingNode.getInstance());
    }

    private static JsonNode problem() {
        return shop
            .execute("{ pricingProblems { problems { kind count atRisk { amount } } } }")
            .at("/pricingProblems/problems")
            .valueStream()
            .filter(found -> found.path("kind").asString().equals("COMPETITOR_UNDERCUTS"))
            .findFirst()
            .orElse(MissingNode.getInstance());
    }

    private static String line(JsonNode good, long rival) {
        return id(good) + "\t" + rival + "\n";
    }

    private static long nmId(JsonNode good) {
        return Long.parseLong(id(good));
    }

    private static String id(JsonNode good) {
        return good.path("nmId").asString();
    }

    private static synchronized JsonNode take() {
        return goods.get(taken++);
    }
}
