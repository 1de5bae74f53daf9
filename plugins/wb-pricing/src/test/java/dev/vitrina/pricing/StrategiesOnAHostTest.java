package dev.vitrina.pricing;

import static dev.vitrina.test.ChangeSetDriver.codes;
import static dev.vitrina.test.ChangeSetDriver.row;
import static dev.vitrina.test.ChangeSetDriver.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.control.PriceControl;
import dev.vitrina.sandbox.prices.GoodsEdit;
import dev.vitrina.sandbox.prices.GoodsStatus;
import dev.vitrina.test.ChangeSetDriver;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Strategies that change prices by themselves: a real host, a real database, the simulated Wildberries. */
@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    cards = 120,
    properties = {
        "vitrina.plugins.settings.wb-pricing.lookAfterSeconds=1",
        "vitrina.plugins.settings.wb-pricing.automaticStrategies=true",
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
    }
)
class StrategiesOnAHostTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String STRATEGY = """
        id version mode state simulated stop { cause text }
        simulation { now { prices changed held averageStep byGuard { guard held bent } } limits replay { runs changes } }
        """;
    private static final String RUN =
        "id outcome reason prices changed kept held averageStep blocked changeSetId cause by";
    private static final String WHY = """
        query($run: ID!) { pricingStrategyDecisions(runId: $run) {
          items { nmId kind guards step before { paid { amount } } after { price { amount } paid { amount } } why } } }
        """;
    private static final Set<Long> TAKEN = new HashSet<>();

    private static TestClient shop;
    private static ChangeSetDriver sets;
    private static String seller;
    private static PriceControl wildberries;
    private static JdbcClient jdbc;

    @BeforeAll
    static void connect(TestHost host) {
        DemoToken token = host.sandbox().tokens().getFirst();
        shop = host.connect(token);
        jdbc = host.jdbc();
        sets = new ChangeSetDriver(shop);
        seller = token.seller();
        wildberries = host.sandbox().control().prices();
        wildberries.delay(Duration.ofMillis(200));
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(
                () ->
                    shop.execute("{ productSyncStatus { complete } }").at("/productSyncStatus/complete").asBoolean() &&
                    shop
                        .execute("{ pricingGoods(first: 1) { freshness { state } } }")
                        .text("/pricingGoods/freshness/state")
                        .equals("FRESH")
            );
    }

    @Test
    void aDryRunMakesNothingAndTellsWhy() {
        List<GoodsStatus> goods = plain(3);
        JsonNode strategy = created(goods, step(-5), Map.of());

        JsonNode run = ended(strategy);

        assertThat(run.path("outcome").asString()).as(run.toString()).isEqualTo("REPORTED");
        assertThat(run.path("changed").asInt()).isEqualTo(3);
        assertThat(run.path("changeSetId").isNull()).isTrue();
        JsonNode decision = decisions(run).getFirst();
        assertThat(decision.path("why").valueStream().map(JsonNode::asString).toList())
            .hasSize(3)
            .first()
            .asString()
            .startsWith("Now: price ");
        goods.forEach(good -> assertThat(now(good).price()).isEqualTo(good.price()));
    }

    @Test
    void proposesOnlyAfterASimulationAndWaitsForAPerson() {
        List<GoodsStatus> goods = plain(3);
        JsonNode strategy = created(goods, step(-4), Map.of());
        assertThat(refusal(mode(strategy, "PROPOSE"), "pricingStrategySetMode")).isEqualTo("SIMULATION_NEEDED");

        JsonNode simulated = simulated(strategy);
        assertThat(simulated.at("/simulation/now/changed").asInt()).as(simulated.toString()).isEqualTo(3);
        assertThat(simulated.at("/simulation/now/averageStep").asDouble()).isBetween(-5.0, -3.0);
        assertThat(simulated.at("/simulation/limits")).isNotEmpty();
        JsonNode proposing = done(mode(simulated, "PROPOSE"), "pricingStrategySetMode");
        JsonNode run = ended(proposing);

        assertThat(run.path("outcome").asString()).as(run.toString()).isEqualTo("PROPOSED");
        String set = run.path("changeSetId").asString();
        assertThat(sets.set(set).path("state").asString()).isEqualTo("CHECKED");
        assertThat(rows(sets.set(set), "READY")).isEqualTo(3);
        goods.forEach(good -> assertThat(now(good).price()).isEqualTo(good.price()));
        JsonNode second = ended(proposing);
        assertThat(second.path("outcome").asString()).as("nobody has decided about the first").isEqualTo("SKIPPED");

        assertThat(sets.done(set).path("state").asString()).isEqualTo("VERIFIED");
        goods.forEach(good -> assertThat(now(good).price()).isLessThan(good.price()));
    }

    @Test
    void confirmsByItselfWhereNothingSpeaksAgainstItAndKeepsToItsGuards() {
        List<GoodsStatus> goods = plain(2);
        GoodsStatus first = goods.getFirst();
        double paid = (first.price() * (100 - first.discount())) / 100.0;
        double least = (paid * (100 - first.clubDiscount())) / 100.0;
        double floor = Math.floor(least * 0.97);
        JsonNode strategy = activated(List.of(first), step(-20), Map.of("floor", floor, "mostStep", 10), "AUTOMATIC");

        JsonNode run = ended(strategy);

        assertThat(run.path("outcome").asString()).as(run.toString()).isEqualTo("CONFIRMED");
        JsonNode set = sets.await(run.path("changeSetId").asString(), Set.of("VERIFIED", "PARTLY_FAILED", "FAILED"));
        assertThat(set.path("state").asString()).as(set.toString()).isEqualTo("VERIFIED");
        GoodsStatus after = now(first);
        assertThat((after.price() * (100 - after.discount()) * (100.0 - after.clubDiscount())) / 10_000)
            .isGreaterThanOrEqualTo(floor)
            .isLessThan(least);
        assertThat(decisions(run).getFirst().path("guards").valueStream().map(JsonNode::asString).toList()).contains(
            "FLOOR"
        );

        assertThat(ended(strategy).path("held").asInt()).as("once a day").isEqualTo(1);
    }

    @Test
    void leavesWhatTheCheckWarnsOfToPeople() {
        List<GoodsStatus> goods = plain(1);
        JsonNode strategy = activated(
            goods,
            step(48),
            Map.of("mostStep", 45),
            Map.of("goods", 100, "step", 50, "blocked", 20, "takenBack", 20, "failures", 3),
            "AUTOMATIC"
        );

        JsonNode run = ended(strategy);

        assertThat(run.path("outcome").asString()).as(run.toString()).isEqualTo("PROPOSED");
        assertThat(run.path("reason").asString()).isEqualTo("The check found warnings: a person decides");
        JsonNode set = sets.set(run.path("changeSetId").asString());
        assertThat(set.path("state").asString()).isEqualTo("CHECKED");
        assertThat(codes(row(set, Long.toString(goods.getFirst().nmId())))).isNotEmpty();
    }

    @Test
    void isStoppedWhenItsResultsLookWrongUntilSomebodyResumesIt() {
        List<GoodsStatus> goods = plain(3);
        JsonNode strategy = activated(goods, step(-25), Map.of("mostStep", 50, "floor", 1), "AUTOMATIC");

        JsonNode run = ended(strategy);

        assertThat(run.path("outcome").asString()).as(run.toString()).isEqualTo("STOPPED");
        assertThat(run.path("changeSetId").isNull()).as("nothing is drafted").isTrue();
        JsonNode stopped = find(strategy);
        assertThat(stopped.path("state").asString()).isEqualTo("STOPPED");
        assertThat(stopped.at("/stop/cause").asString()).isEqualTo("TOO_MANY_CHANGES");
        assertThat(stopped.at("/stop/text").asString()).contains("3 of 3 prices");
        assertThat(refusal(runNow(strategy, "again"), "pricingStrategyRunNow")).isEqualTo("NOT_ACTIVE");
        assertThat(notifications()).anyMatch(title -> title.contains(name(strategy)));

        JsonNode resumed = done(
            act("pricingStrategyResume", "PricingStrategyVersionInput", versioned(stopped)),
            "pricingStrategyResume"
        );
        assertThat(resumed.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(notifications()).noneMatch(title -> title.contains(name(strategy)));
    }

    @Test
    void isStoppedWhenPeopleTakeBackWhatItDid() {
        List<GoodsStatus> goods = plain(2);
        JsonNode strategy = activated(goods, step(-6), Map.of("changesADay", 50, "floor", 1), "AUTOMATIC");
        JsonNode run = ended(strategy);
        sets.await(run.path("changeSetId").asString(), Set.of("VERIFIED"));
        goods.forEach(good -> wildberries.edit(seller, good.nmId(), GoodsEdit.price(good.price(), good.discount())));
        // A check reads the goods anew.
        sets.checked(
            "pricingSet",
            Map.of(
                "rows",
                goods
                    .stream()
                    .map(good -> Map.of("nmId", Long.toString(good.nmId()), "price", good.price() + 1))
                    .toList()
            )
        );

        assertThat(ended(strategy).path("outcome").asString()).isEqualTo("STOPPED");
        assertThat(find(strategy).at("/stop/cause").asString()).isEqualTo("MOVED_BACK");
    }

    /** As after a crash between the draft and its note, or on another replica that began the same. */
    @Test
    void doesNothingTwice(TestHost host) {
        List<GoodsStatus> goods = plain(1);
        JsonNode strategy = activated(goods, step(-3), Map.of(), "PROPOSE");
        String first = done(runNow(strategy, "one"), "pricingStrategyRunNow", "run").path("id").asString();
        String second = done(runNow(strategy, "one"), "pricingStrategyRunNow", "run").path("id").asString();
        JsonNode run = ended(first);
        assertThat(second).isEqualTo(first);
        long drafted = sets(host);

        host
            .jdbc()
            .sql(
                """
                UPDATE p_wb_pricing.strategy_run SET phase = 'DECIDED', outcome = NULL, change_set = NULL, ended_at = NULL WHERE id = :id
                """
            )
            .param("id", Long.parseLong(first))
            .update();
        ended(created(plain(1), step(-3), Map.of()));
        JsonNode again = ended(first);

        assertThat(again.path("changeSetId").asString()).isEqualTo(run.path("changeSetId").asString());
        assertThat(sets(host)).isEqualTo(drafted);
    }

    @Test
    void runsForTheGoodsWhoseCostWasTold(TestHost host) {
        List<GoodsStatus> goods = plain(3);
        Map<String, Object> definition = definition(goods, step(-2), Map.of(), Map.of());
        definition.put("trigger", Map.of("kind", "EVENTS", "events", List.of("COST_CHANGED")));
        JsonNode strategy = created(definition);
        GoodsStatus told = goods.getFirst();
        GraphQlAnswer costs = shop.execute(
            "mutation($input: PricingCostsSetInput!) { pricingCostsSet(input: $input) { tally { set } } }",
            Map.of("input", Map.of("costs", List.of(Map.of("nmId", Long.toString(told.nmId()), "amount", "10"))))
        );
        assertThat(costs.at("/pricingCostsSet/tally/set").asInt()).isEqualTo(1);
        host
            .jdbc()
            .sql("UPDATE p_wb_pricing.cost_price SET set_at = set_at - interval '1 minute' WHERE nm_id = :nmId")
            .param("nmId", told.nmId())
            .update();
        host
            .jdbc()
            .sql("UPDATE p_wb_pricing.strategy SET looked_at = looked_at - interval '2 minutes' WHERE id = :id")
            .param("id", Long.parseLong(strategy.path("id").asString()))
            .update();

        ended(created(plain(1), step(-3), Map.of()));

        JsonNode run = Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> runs(strategy), found -> found.size() == 1)
            .getFirst();
        assertThat(run.path("cause").asString()).isEqualTo("COST_CHANGED");
        assertThat(run.path("prices").asInt()).isEqualTo(1);
    }

    @Test
    void tellsWhatIsWrongAndRefusesWhatIsOutdatedOrForbidden(TestHost host) {
        JsonNode strategy = created(plain(1), step(-3), Map.of());
        Map<String, Object> bad = definition(plain(1), step(0), Map.of("mostStep", 90), Map.of());
        Map<String, Object> rival = definition(plain(1), Map.of("kind", "RIVAL", "value", 1), Map.of(), Map.of());

        GraphQlAnswer refused = create(bad);
        assertThat(refused.at("/pricingStrategyCreate/errors").findValuesAsString("code")).containsExactly(
            "STEP",
            "MOST_STEP"
        );
        assertThat(refusal(create(rival), "pricingStrategyCreate")).isEqualTo("RIVALS_UNAVAILABLE");
        done(act("pricingStrategyPause", "PricingStrategyVersionInput", versioned(strategy)), "pricingStrategyPause");
        assertThat(
            refusal(
                act("pricingStrategyDelete", "PricingStrategyVersionInput", versioned(strategy)),
                "pricingStrategyDelete"
            )
        ).isEqualTo("CONFLICT");
        JsonNode edits = shop
            .execute(
                "query($id: ID!) { pricingStrategyEdits(id: $id) { act by } }",
                Map.of("id", strategy.path("id").asString())
            )
            .at("/pricingStrategyEdits");
        assertThat(edits.findValuesAsString("act")).containsExactly("PAUSED", "CREATED");
        assertThat(edits.findValuesAsString("by")).containsOnly(TestHost.ADMIN_EMAIL);
        GraphQlAnswer forbidden = host
            .viewer()
            .execute(CREATE, Map.of("input", Map.of("name", "mine", "definition", bad)));
        assertThat(forbidden.errorCodes()).containsExactly("FORBIDDEN");
    }

    private static final String CREATE =
        "mutation($input: PricingStrategyCreateInput!) { pricingStrategyCreate(input: $input) { strategy { %s } errors { code } } }".formatted(
            STRATEGY
        );

    private static JsonNode created(List<GoodsStatus> goods, Map<String, ?> formula, Map<String, ?> guards) {
        return created(definition(goods, formula, guards, Map.of()));
    }

    private static JsonNode created(Map<String, Object> definition) {
        return done(create(definition), "pricingStrategyCreate");
    }

    private static GraphQlAnswer create(Map<String, Object> definition) {
        return shop.execute(
            CREATE,
            Map.of("input", Map.of("name", "Test " + definition.hashCode(), "definition", definition))
        );
    }

    private static String name(JsonNode strategy) {
        return shop
            .execute(
                "query($id: ID!) { pricingStrategy(id: $id) { name } }",
                Map.of("id", strategy.path("id").asString())
            )
            .text("/pricingStrategy/name");
    }

    private static JsonNode activated(
        List<GoodsStatus> goods,
        Map<String, ?> formula,
        Map<String, ?> guards,
        String mode
    ) {
        return activated(goods, formula, guards, Map.of(), mode);
    }

    private static JsonNode activated(
        List<GoodsStatus> goods,
        Map<String, ?> formula,
        Map<String, ?> guards,
        Map<String, ?> breaker,
        String mode
    ) {
        JsonNode simulated = simulated(created(definition(goods, formula, guards, breaker)));
        return done(mode(simulated, mode), "pricingStrategySetMode");
    }

    private static Map<String, Object> definition(
        List<GoodsStatus> goods,
        Map<String, ?> formula,
        Map<String, ?> guards,
        Map<String, ?> breaker
    ) {
        Map<String, Object> limits = new HashMap<>(Map.of("mostStep", 10, "changesADay", 1, "coolDownHours", 0));
        limits.putAll(guards);
        Map<String, Object> definition = new HashMap<>();
        List<String> nmIds = goods
            .stream()
            .map(good -> Long.toString(good.nmId()))
            .toList();
        definition.put("scope", Map.of("nmIds", nmIds));
        definition.put("trigger", Map.of("kind", "DAILY", "at", "03:00"));
        definition.put("formula", formula);
        definition.put("guards", limits);
        if (!breaker.isEmpty()) {
            definition.put("breaker", breaker);
        }
        return definition;
    }

    private static Map<String, ?> step(int percent) {
        return Map.of("kind", "STEP", "value", percent);
    }

    private static JsonNode simulated(JsonNode strategy) {
        return done(
            act("pricingStrategySimulate", "PricingStrategyIdInput", Map.of("id", strategy.path("id").asString())),
            "pricingStrategySimulate"
        );
    }

    private static GraphQlAnswer mode(JsonNode strategy, String mode) {
        Map<String, Object> input = new HashMap<>(versioned(strategy));
        input.put("mode", mode);
        return act("pricingStrategySetMode", "PricingStrategyModeInput", input);
    }

    private static Map<String, Object> versioned(JsonNode strategy) {
        return Map.of("id", strategy.path("id").asString(), "version", strategy.path("version").asInt());
    }

    private static GraphQlAnswer runNow(JsonNode strategy, String key) {
        return act(
            "pricingStrategyRunNow",
            "PricingStrategyRunInput",
            Map.of("id", strategy.path("id").asString(), "idempotencyKey", key)
        );
    }

    private static GraphQlAnswer act(String mutation, String type, Map<String, ?> input) {
        return shop.execute(
            "mutation($input: %s!) { %s(input: $input) { strategy { %s } run { %s } errors { code message } } }".formatted(
                type,
                mutation,
                STRATEGY,
                RUN
            ),
            Map.of("input", input)
        );
    }

    private static JsonNode done(GraphQlAnswer answer, String mutation) {
        return done(answer, mutation, "strategy");
    }

    private static JsonNode done(GraphQlAnswer answer, String mutation, String part) {
        assertThat(answer.at("/" + mutation + "/errors")).as(answer.body().toString()).isEmpty();
        JsonNode done = answer.at("/" + mutation + "/" + part);
        assertThat(done.isObject()).as(answer.body().toString()).isTrue();
        return done;
    }

    private static String refusal(GraphQlAnswer answer, String mutation) {
        return answer.at("/" + mutation + "/errors/0/code").asString();
    }

    private static JsonNode find(JsonNode strategy) {
        return shop
            .execute(
                "query($id: ID!) { pricingStrategy(id: $id) { %s } }".formatted(STRATEGY),
                Map.of("id", strategy.path("id").asString())
            )
            .at("/pricingStrategy");
    }

    private static List<JsonNode> runs(JsonNode strategy) {
        return shop
            .execute(
                "query($id: ID!) { pricingStrategyRuns(strategyId: $id) { items { %s } } }".formatted(RUN),
                Map.of("id", strategy.path("id").asString())
            )
            .at("/pricingStrategyRuns/items")
            .valueStream()
            .toList();
    }

    /** Runs it once, to its end; as if the run before had been asked for a while ago. */
    private static JsonNode ended(JsonNode strategy) {
        jdbc
            .sql(
                "UPDATE p_wb_pricing.strategy_run SET planned_at = planned_at - interval '1 minute' WHERE strategy_id = :id"
            )
            .param("id", Long.parseLong(strategy.path("id").asString()))
            .update();
        return ended(
            done(runNow(strategy, UUID.randomUUID().toString()), "pricingStrategyRunNow", "run").path("id").asString()
        );
    }

    private static JsonNode ended(String run) {
        return Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .pollInterval(Duration.ofMillis(100))
            .until(
                () ->
                    shop
                        .execute(
                            "query($id: ID!) { pricingStrategyRun(id: $id) { %s } }".formatted(RUN),
                            Map.of("id", run)
                        )
                        .at("/pricingStrategyRun"),
                one -> !one.path("outcome").isNull()
            );
    }

    private static List<JsonNode> decisions(JsonNode run) {
        return shop
            .execute(WHY, Map.of("run", run.path("id").asString()))
            .at("/pricingStrategyDecisions/items")
            .valueStream()
            .toList();
    }

    private static List<String> notifications() {
        return shop
            .execute("{ notifications { items { title } } }")
            .at("/notifications/items")
            .valueStream()
            .map(one -> one.path("title").asString())
            .toList();
    }

    private static long sets(TestHost host) {
        return host
            .jdbc()
            .sql("SELECT count(*) FROM platform.change_set WHERE kind = 'wb-pricing.price'")
            .query(Long.class)
            .single();
    }

    private static GoodsStatus now(GoodsStatus good) {
        return wildberries.find(seller, good.nmId()).orElseThrow();
    }

    /** Goods like most, each taken once. */
    private static synchronized List<GoodsStatus> plain(int count) {
        List<GoodsStatus> goods = new ArrayList<>();
        shop
            .execute("{ pricingGoods(first: 500) { items { nmId } } }")
            .at("/pricingGoods/items")
            .valueStream()
            .map(item -> wildberries.find(seller, Long.parseLong(item.path("nmId").asString())).orElseThrow())
            .filter(good -> goods.size() < count && isPlain(good) && TAKEN.add(good.nmId()))
            .forEach(goods::add);
        assertThat(goods).hasSize(count);
        return goods;
    }

    private static boolean isPlain(GoodsStatus good) {
        return (
            good.price() > 500 &&
            !good.editableSizePrice() &&
            good.discount() < 60 &&
            good.promotions().isEmpty() &&
            good.held() == null
        );
    }
}
