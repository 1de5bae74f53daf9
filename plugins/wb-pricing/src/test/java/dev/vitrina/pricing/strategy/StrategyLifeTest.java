package dev.vitrina.pricing.strategy;

import static dev.vitrina.pricing.strategy.StrategyBench.ANN;
import static dev.vitrina.pricing.strategy.StrategyBench.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.stock.StockAged;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.PricingDatabase;
import dev.vitrina.pricing.change.PriceKind;
import dev.vitrina.pricing.good.GoodFilter;
import dev.vitrina.pricing.strategy.Strategy.Mode;
import dev.vitrina.pricing.strategy.StrategyInput.BreakerPart;
import dev.vitrina.pricing.strategy.StrategyInput.FormulaKind;
import dev.vitrina.pricing.strategy.StrategyInput.FormulaPart;
import dev.vitrina.pricing.strategy.StrategyInput.GuardsPart;
import dev.vitrina.pricing.strategy.StrategyInput.ScopePart;
import dev.vitrina.pricing.strategy.StrategyInput.TriggerKind;
import dev.vitrina.pricing.strategy.StrategyInput.TriggerPart;
import dev.vitrina.pricing.strategy.StrategyStore.Author;
import dev.vitrina.pricing.strategy.model.Definition;
import dev.vitrina.pricing.strategy.model.Line;
import dev.vitrina.pricing.strategy.model.Rival;
import dev.vitrina.pricing.strategy.model.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of runs while the world goes on around them. */
class StrategyLifeTest {

    private static final PricingDatabase DATABASE = new PricingDatabase();
    private static final TriggerPart DAILY = new TriggerPart(TriggerKind.DAILY, "03:00", null, null);

    private StrategyBench bench;

    @BeforeEach
    void start() {
        bench = new StrategyBench(DATABASE);
        bench.good(10, 0, 1000);
    }

    @Test
    void takesNoRivalForSizesThatHavePricesOfTheirOwn() {
        bench.good(20, 0, 1000, 3000);
        Rival rival = new Rival(BigDecimal.valueOf(900), "RUB", bench.now());
        bench.rivals.put(10L, rival);
        bench.rivals.put(20L, rival);
        Definition definition = read(input(DAILY, formula(FormulaKind.RIVAL, "1"), guards("1", null)));

        List<Evaluation.Judged> judged = bench.evaluation.judge(SHOP, definition, List.of(10L, 20L), false);

        assertThat(judged)
            .extracting(one -> one.decision().why().get(1).code())
            .containsExactly(Line.Code.FORMULA_RIVAL, Line.Code.UNKNOWN_RIVAL, Line.Code.UNKNOWN_RIVAL);
    }

    /** It is written with the definition: no run comes between. */
    @Test
    void hidesCostsFromTheDefinitionOnOfWhoMayNotSeeThem() {
        Author boris = new Author(new Actor(2, "boris@example.org"), false);
        Strategy his = StrategyBench.done(bench.acts.create(SHOP, "His", step("-5"), boris));
        Strategy hers = StrategyBench.done(bench.acts.create(SHOP, "Hers", step("-5"), StrategyBench.AUTHOR));
        Strategy copy = StrategyBench.done(bench.acts.duplicate(SHOP, hers.id(), boris, "Copy"));

        assertThat(bench.strategies.hidesCosts(his)).isTrue();
        assertThat(bench.strategies.hidesCosts(hers)).isFalse();
        assertThat(bench.strategies.hidesCosts(copy)).isTrue();

        assertThat(bench.strategies.hidesCosts(bench.redefined(his, step("-6")))).as("edited by her").isFalse();
        assertThat(
            bench.strategies.hidesCosts(
                StrategyBench.done(bench.acts.update(SHOP, hers.id(), hers.version(), "Hers", step("-5"), boris))
            )
        )
            .as("edited by him")
            .isTrue();
    }

    /** A strategy that runs over and over would tell the limit as well as a person who tries prices. */
    @Test
    void draftsNoMorePricesOfAGoodThanWhoMayNotSeeCostsMayTry() {
        Author boris = new Author(new Actor(2, "boris@example.org"), false);
        bench.good(20, 0, 2000);
        Strategy his = bench.moded(StrategyBench.done(bench.acts.create(SHOP, "His", step("-5"), boris)), Mode.PROPOSE);
        DATABASE.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.price_probe (shop_id, user_id, nm_id, wanted, tried_at)
                SELECT :shop, 2, 10, n, now() FROM generate_series(1, 10) AS n
                """
            )
            .param("shop", SHOP.value())
            .update();
        bench.pass(Duration.ofSeconds(1));

        long unused = drafted(his);

        assertThat(bench.sets.made.getLast().rows()).extracting(DraftRow::key).containsExactly("20");
        assertThat(
            DATABASE.jdbc
                .sql("SELECT count(*) FROM p_wb_pricing.price_probe WHERE nm_id = 20 AND user_id = 2")
                .query(Integer.class)
                .single()
        ).isEqualTo(1);
    }

    /** Nobody knows any more whether who defined it may see them. */
    @Test
    void hidesCostsFromStrategiesThatAreOlderThanTheQuestion() throws IOException {
        Strategy old = bench.strategy(step("-5"), Mode.PROPOSE);
        try (
            InputStream migration = Objects.requireNonNull(
                getClass().getResourceAsStream("/db/083-strategy-costs-hidden.sql")
            )
        ) {
            DATABASE.jdbc.sql(new String(migration.readAllBytes(), StandardCharsets.UTF_8)).update();
        }

        long unused = drafted(old);

        assertThat(bench.sets.made.getLast().rows()).allSatisfy(row ->
            assertThat(row.payload()).contains("\"costsHidden\":true")
        );
    }

    @Test
    void goesOnWithNothingThatWasPlannedForAnotherDefinition() {
        Strategy strategy = bench.strategy(step("-5"), Mode.PROPOSE);
        long planned = bench.planned(strategy);
        var unused = bench.redefined(strategy, step("-6"));

        assertThat(bench.advanced(planned))
            .extracting(Run::outcome, Run::reason)
            .containsExactly(Run.Outcome.SKIPPED, "CHANGED_MEANWHILE");

        var again = bench.moded(strategy, Mode.PROPOSE);
        long decided = bench.planned(again);
        assertThat(bench.runner.advance(bench.run(decided))).isTrue();
        assertThat(bench.run(decided).phase()).isEqualTo(Run.Phase.DECIDED);
        var back = bench.redefined(strategy, step("-5"));
        var asBefore = bench.moded(back, Mode.PROPOSE);
        assertThat(asBefore.mode()).isEqualTo(Mode.PROPOSE);

        assertThat(bench.advanced(decided).reason()).isEqualTo("CHANGED_MEANWHILE");
        assertThat(bench.sets.made).isEmpty();
    }

    @Test
    void leavesOutWhatItComesToTooLate() {
        Strategy strategy = bench.strategy(step("-5"), Mode.PROPOSE);
        long run = bench.planned(strategy);
        bench.pass(Trigger.LATE.plusSeconds(1));

        assertThat(bench.advanced(run))
            .extracting(Run::outcome, Run::reason)
            .containsExactly(Run.Outcome.SKIPPED, "TOO_LATE");
    }

    @Test
    void confirmsNothingThatWasDecidedByAnotherDefinitionOrLongAgo() {
        Strategy strategy = bench.strategy(floored("-5"), Mode.AUTOMATIC);
        long run = drafted(strategy);
        var unused = bench.redefined(strategy, floored("-6"));
        var automatic = bench.moded(strategy, Mode.AUTOMATIC);
        assertThat(automatic.mode()).isEqualTo(Mode.AUTOMATIC);

        assertThat(checked(run))
            .extracting(Run::outcome, Run::reason)
            .containsExactly(Run.Outcome.PROPOSED, "CHANGED_MEANWHILE");

        bench.sets.set(set(run), ChangeSetState.CANCELLED);
        long late = drafted(strategy);
        bench.pass(Duration.ofHours(25));
        assertThat(checked(late).reason()).isEqualTo("TOO_LATE");

        bench.sets.set(set(late), ChangeSetState.CANCELLED);
        long third = drafted(strategy);
        bench.pass(Duration.ofHours(3));
        assertThat(checked(third).outcome()).as("a check may take its time").isEqualTo(Run.Outcome.CONFIRMED);
    }

    @Test
    void becomesAutomaticOnlyWhereSomethingSaysHowLowPricesMayGet() {
        Strategy down = bench.strategy(step("-5"), Mode.PROPOSE);
        Strategy up = bench.strategy(step("5"), Mode.PROPOSE);
        Strategy rival = bench.strategy(
            input(DAILY, formula(FormulaKind.RIVAL, "0"), guards(null, null)),
            Mode.PROPOSE
        );
        Strategy margin = bench.strategy(
            input(DAILY, formula(FormulaKind.RIVAL, "0"), guards(null, "10")),
            Mode.PROPOSE
        );

        assertThat(automatic(down)).isEqualTo("FLOOR_NEEDED");
        assertThat(automatic(rival)).isEqualTo("FLOOR_NEEDED");
        assertThat(automatic(up)).isNull();
        assertThat(automatic(margin)).isNull();
        assertThat(automatic(bench.strategy(floored("-5"), Mode.PROPOSE))).isNull();
    }

    private @Nullable String automatic(Strategy strategy) {
        return bench.acts.mode(SHOP, strategy.id(), strategy.version(), Mode.AUTOMATIC, ANN) instanceof
            StrategyActs.Result.Refused(var faults)
            ? faults.getFirst().code()
            : null;
    }

    @Test
    void draftsOnlyWhatStandsAsItWasDecidedAbout() {
        bench.good(20, 0, 1000);
        bench.good(30, 0, 1000);
        Strategy strategy = bench.strategy(floored("-5"), Mode.PROPOSE);
        long run = bench.planned(strategy);
        assertThat(bench.runner.advance(bench.run(run))).isTrue();
        bench.good(20, 0, 1200);
        bench.good(30, 20, 1000);

        bench.advanced(run);

        assertThat(bench.sets.made.getFirst().rows())
            .as("one has another price by now, members of the club would pay less than the floor for the other one")
            .extracting(DraftRow::key)
            .containsExactly("10");
    }

    @Test
    void confirmsNothingThatWouldGoBeyondALimitByNow() {
        Strategy strategy = bench.strategy(floored("-5"), Mode.AUTOMATIC);
        long club = drafted(strategy);
        bench.good(10, 20, 1000);
        assertThat(checked(club)).extracting(Run::outcome, Run::reason).containsExactly(Run.Outcome.PROPOSED, "LIMITS");

        bench.good(10, 0, 1000);
        StrategyInput margined = input(DAILY, formula(FormulaKind.STEP, "-5"), guards(null, "10"));
        Strategy margin = bench.strategy(margined, Mode.AUTOMATIC);
        long dearer = drafted(margin);
        bench.cost = BigDecimal.valueOf(940);
        assertThat(checked(dearer).reason()).isEqualTo("LIMITS");

        bench.sets.set(set(dearer), ChangeSetState.CANCELLED);
        bench.cost = BigDecimal.TEN;
        assertThat(checked(drafted(margin)).outcome()).isEqualTo(Run.Outcome.CONFIRMED);
    }

    /** Saved before that was asked for, or put back from a backup. */
    @Test
    void confirmsNothingOfAStrategyThatHasNoFloorAnyMore() {
        Strategy strategy = bench.strategy(floored("-5"), Mode.AUTOMATIC);
        DATABASE.jdbc
            .sql("UPDATE p_wb_pricing.strategy SET definition = definition #- '{guards,floor}' WHERE id = :id")
            .param("id", strategy.id())
            .update();
        assertThat(bench.find(strategy)).extracting(Strategy::mode).isEqualTo(Mode.AUTOMATIC);

        assertThat(bench.advanced(bench.planned(strategy)))
            .extracting(Run::outcome, Run::reason)
            .containsExactly(Run.Outcome.PROPOSED, "FLOOR_NEEDED");
        assertThat(bench.sets.states).containsExactly(ChangeSetState.CHECKED);
    }

    /** Both promise to leave so much of each sale, which nobody can tell without costs. */
    @Test
    void leavesPricesAloneWhoseCostsAreGone() {
        StrategyInput guarded = input(DAILY, formula(FormulaKind.STEP, "-5"), guards(null, "10"));
        StrategyInput holding = input(DAILY, formula(FormulaKind.HOLD_MARGIN, "30"), guards(null, null));
        bench.cost = BigDecimal.valueOf(400);
        for (StrategyInput input : List.of(guarded, holding)) {
            bench.good(10, 0, 1000);
            Strategy strategy = bench.strategy(input, Mode.AUTOMATIC);
            long before = drafted(strategy);
            bench.cost = null;
            assertThat(checked(before))
                .as("%s, deleted after the decision", input.formula().kind())
                .extracting(Run::outcome, Run::reason)
                .containsExactly(Run.Outcome.PROPOSED, "LIMITS");
            bench.sets.set(set(before), ChangeSetState.CANCELLED);

            assertThat(bench.advanced(bench.planned(strategy)))
                .as("%s, deleted before it", input.formula().kind())
                .extracting(Run::outcome, run -> run.counts().held())
                .containsExactly(Run.Outcome.NOTHING_TO_CHANGE, 1);

            bench.cost = BigDecimal.valueOf(400);
            assertThat(checked(drafted(strategy)).outcome()).isEqualTo(Run.Outcome.CONFIRMED);
            bench.sets.set(new ChangeSetId(bench.sets.made.size()), ChangeSetState.VERIFIED);
        }
    }

    @Test
    void runsOnceAtATimeForPeopleAndNotAgainAtOnce() {
        Strategy strategy = bench.strategy(step("-5"), Mode.DRY_RUN);
        StrategyActs.Result first = asked(strategy, "one");
        long run = Objects.requireNonNull(((StrategyActs.Result.Done) first).run());

        assertThat(asked(strategy, "one")).as("the same request").isEqualTo(first);
        assertThat(asked(strategy, "two")).isEqualTo(new StrategyActs.Result.UnderWay(run));
        assertThat(bench.advanced(run).outcome()).isEqualTo(Run.Outcome.REPORTED);
        assertThat(asked(strategy, "three")).isEqualTo(StrategyActs.Result.refused("RUN_TOO_SOON", "id"));
        assertThat(bench.runsOf(strategy)).hasSize(1);
        assertThat(asked(bench.strategy(step("-5"), Mode.DRY_RUN), "other"))
            .as("another strategy")
            .isInstanceOf(StrategyActs.Result.Done.class);

        bench.pass(StrategyRequests.BETWEEN_TWO);
        assertThat(asked(strategy, "four")).isInstanceOf(StrategyActs.Result.Done.class);
        assertThat(bench.runsOf(strategy)).hasSize(2);
    }

    private StrategyActs.Result asked(Strategy strategy, String key) {
        return bench.requests.run(SHOP, strategy.id(), key, ANN);
    }

    /** As a plugin publishes it that knows stocks; once, although events may be delivered twice. */
    @Test
    void runsForGoodsThatAPluginTellsLieInStockForTooLong() {
        bench.good(20, 0, 1000);
        Strategy strategy = bench.strategy(
            input(on(Trigger.Event.STOCK_AGED), stepOf("-5"), guards(null, null)),
            Mode.DRY_RUN
        );
        bench.simulated(strategy);
        assertThat(proposing(strategy)).as("nobody tells of stocks").isEqualTo("STOCK_UNKNOWN");

        StockAged aged = new StockAged(SHOP, List.of(20L, 999L), bench.now());
        bench.stock.on(aged);
        assertThat(proposing(strategy)).isNull();
        look(strategy);
        bench.stock.on(aged);
        look(strategy);

        assertThat(bench.runsOf(strategy))
            .singleElement()
            .satisfies(run -> {
                assertThat(run.cause()).isEqualTo(Run.Cause.STOCK_AGED);
                assertThat(run.goods()).containsExactly(20L);
            });
        assertThat(bench.advanced(bench.runsOf(strategy).getFirst().id()).outcome()).isEqualTo(Run.Outcome.PROPOSED);
    }

    private @Nullable String proposing(Strategy strategy) {
        return bench.acts.mode(SHOP, strategy.id(), bench.find(strategy).version(), Mode.PROPOSE, ANN) instanceof
            StrategyActs.Result.Refused(var faults)
            ? faults.getFirst().code()
            : null;
    }

    /** More than are looked at together. */
    @Test
    void replaysAllGoodsOfTheScope() {
        DATABASE.jdbc
            .sql("SELECT doc FROM p_wb_pricing.good WHERE id = 10")
            .query(String.class)
            .list()
            .forEach(document ->
                DATABASE.jdbc
                    .sql(
                        """
                        WITH made AS (
                            INSERT INTO p_wb_pricing.good (shop_id, id, doc, content_hash, source_version, synced_at, vendor_code_key, currency, discount,
                                                           club_discount, editable_size_price, bad_turnover)
                            SELECT 7, n, jsonb_set(CAST(:doc AS jsonb), '{nmID}', to_jsonb(n)), '', '', now(), '', 'RUB', 0, 0, false, false
                            FROM generate_series(1000, 3499) AS n RETURNING id, doc
                        )
                        INSERT INTO p_wb_pricing.price_period (shop_id, nm_id, valid, doc, source)
                        SELECT 7, id, tstzrange(:from, NULL), doc, 'FIRST_SEEN' FROM made
                        """
                    )
                    .param("doc", document)
                    .param("from", StrategyStore.utc(bench.now().minus(Duration.ofDays(10))))
                    .update()
            );

        SimulationResult result = bench.simulation.of(SHOP, read(step("-5")));

        SimulationResult.Replay replay = Objects.requireNonNull(result.replay());
        assertThat(replay.runs()).isEqualTo(9);
        assertThat(replay.outcome().prices()).as("each that was recorded").isEqualTo(2500);
        assertThat(replay.changes()).isEqualTo(22_500);
        assertThat(result.now().prices()).isEqualTo(2501);
    }

    @Test
    void looksAtEventsOnlyWhenThereIsRoomForARun() {
        Strategy strategy = bench.strategy(
            input(on(Trigger.Event.COST_CHANGED), formula(FormulaKind.STEP, "-5"), guards(null, null)),
            Mode.PROPOSE
        );
        told(10);
        bench.pass(Duration.ofMinutes(1));
        bench.dueness.plan(bench.find(strategy));
        long first = bench.runsOf(strategy).getFirst().id();
        Instant looked = bench.find(strategy).lookedAt();
        bench.pass(Duration.ofMinutes(1));

        bench.dueness.plan(bench.find(strategy));
        assertThat(bench.find(strategy).lookedAt()).as("a run goes on").isEqualTo(looked);

        assertThat(bench.advanced(first).outcome()).isEqualTo(Run.Outcome.PROPOSED);
        told(10);
        bench.pass(Duration.ofMinutes(1));
        bench.dueness.plan(bench.find(strategy));
        assertThat(bench.runsOf(strategy)).as("nobody has decided about its set").hasSize(1);

        bench.sets.set(set(first), ChangeSetState.CANCELLED);
        bench.dueness.plan(bench.find(strategy));
        assertThat(bench.runsOf(strategy)).hasSize(2).first().extracting(Run::goods).isEqualTo(List.of(10L));
    }

    @Test
    void waitsForAnEarlierRunOfItsOwn() {
        Strategy strategy = bench.strategy(floored("-5"), Mode.AUTOMATIC);
        long first = bench.planned(strategy);
        long second = bench.planned(strategy);

        assertThat(bench.advanced(second).phase()).isEqualTo(Run.Phase.PLANNED);
        assertThat(bench.advanced(first).outcome()).isEqualTo(Run.Outcome.CONFIRMED);
        assertThat(bench.advanced(second).reason()).isEqualTo("PROPOSAL_OPEN");
        assertThat(bench.sets.made).hasSize(1);
    }

    @Test
    void findsTheGoodsThatSomethingHappenedToInALargeShop() {
        DATABASE.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.good (shop_id, id, doc, content_hash, source_version, synced_at, vendor_code_key, currency, discount, club_discount,
                                               editable_size_price, bad_turnover)
                SELECT 7, 1000 + n, '{}', '', '', now(), '', 'RUB', 0, 0, false, false FROM generate_series(1, 20010) AS n
                """
            )
            .update();

        assertThat(bench.evaluation.scope(SHOP, read(step("-5")), List.of(21_009L, 999L, 10L))).containsExactly(
            10L,
            21_009L
        );
    }

    @Test
    void takesNobodyElsesSetForItsOwn() {
        Strategy strategy = bench.strategy(step("-5"), Mode.PROPOSE);
        long run = bench.planned(strategy);
        ChangeSetId mine = bench.sets.create(
            new ChangeSetDraft(SHOP, PriceKind.ID, "Mine", "editor", "strategy-run-" + run, ANN, "what I asked for"),
            List.of()
        );

        Run proposed = bench.advanced(run);

        assertThat(proposed.changeSet()).isNotNull().isNotEqualTo(mine);
        ChangeSetDraft draft = bench.sets.made.getLast().draft();
        assertThat(draft.idempotencyKey()).contains(Long.toString(proposed.plannedAt().toEpochMilli()));
        assertThat(draft.input()).as("so that one of that very key is refused").isNotNull();
    }

    @Test
    void countsSizesThatWereMovedBack() {
        bench.good(20, 0, 1000, 3000);
        Strategy strategy = bench.strategy(step("-5"), Mode.PROPOSE);
        long run = bench.planned(strategy);
        ChangeSetId set = Objects.requireNonNull(bench.advanced(run).changeSet());
        bench.good(10, 0, 950);
        bench.good(20, 0, 950, 2850);
        DATABASE.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.price_period (shop_id, nm_id, valid, doc, source, change_set)
                SELECT 7, n, tstzrange(now(), NULL), '{}', 'VITRINA', :set FROM unnest(ARRAY[10, 20]) AS n
                """
            )
            .param("set", set.value())
            .update();

        assertThat(bench.moves.back(SHOP, run, set)).isEqualTo(new Moves.Back(3, 0));
        bench.good(20, 0, 950, 3000);
        assertThat(bench.moves.back(SHOP, run, set)).isEqualTo(new Moves.Back(3, 1));
    }

    @Test
    void startsOnceByAPromotionHoweverLongItGoesOn() {
        Strategy strategy = bench.strategy(
            input(
                on(Trigger.Event.PROMOTION_STARTED, Trigger.Event.PROMOTION_ANNOUNCED),
                stepOf("-5"),
                guards(null, null)
            ),
            Mode.DRY_RUN
        );
        bench.pass(Duration.ofHours(1));
        promotion(1, Duration.ofDays(90));
        look(strategy);
        assertThat(bench.runsOf(strategy))
            .extracting(Run::cause)
            .containsExactlyInAnyOrder(Run.Cause.PROMOTION_STARTED, Run.Cause.PROMOTION_ANNOUNCED);
        bench
            .runsOf(strategy)
            .reversed()
            .forEach(run -> bench.advanced(run.id()));

        bench.pass(Duration.ofDays(61));
        bench.runs.forget(SHOP, bench.now().minus(Duration.ofDays(60)));
        look(strategy);

        assertThat(bench.runsOf(strategy)).isEmpty();
    }

    @Test
    void doesNotMissAPromotionThatCameWhileThereWasNoRoom() {
        Strategy strategy = bench.strategy(
            input(on(Trigger.Event.PROMOTION_STARTED), stepOf("-5"), guards(null, null)),
            Mode.PROPOSE
        );
        long asked = bench.planned(strategy);
        assertThat(bench.advanced(asked).outcome()).isEqualTo(Run.Outcome.PROPOSED);
        bench.pass(Duration.ofHours(1));
        promotion(1, Duration.ofDays(30));
        bench.pass(Duration.ofDays(3));
        look(strategy);
        assertThat(bench.runsOf(strategy)).hasSize(1);

        bench.sets.set(set(asked), ChangeSetState.CANCELLED);
        look(strategy);

        assertThat(bench.runsOf(strategy)).hasSize(2);
    }

    /** The job's turn. */
    private void look(Strategy strategy) {
        bench.moves.noteSeen(SHOP, bench.now());
        bench.pass(Duration.ofMinutes(1));
        bench.dueness.plan(bench.find(strategy));
    }

    /** It starts now. */
    private void promotion(long id, Duration length) {
        DATABASE.jdbc
            .sql(
                "INSERT INTO p_wb_pricing.promotion (shop_id, id, name, auto, starts, ends) VALUES (7, :id, 'Sale', false, :starts, :ends)"
            )
            .param("id", id)
            .param("starts", StrategyStore.utc(bench.now()))
            .param("ends", StrategyStore.utc(bench.now().plus(length)))
            .update();
    }

    /** Somebody tells what a good costs. */
    private void told(long nmId) {
        DATABASE.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.cost_price (shop_id, nm_id, size_id, valid_from, amount, currency, set_by, set_by_email, set_at)
                VALUES (7, :nmId, 0, '2026-01-01', 10, 'RUB', 1, 'ann@example.org', :now)
                ON CONFLICT (shop_id, nm_id, size_id, valid_from) DO UPDATE SET set_at = excluded.set_at
                """
            )
            .param("nmId", nmId)
            .param("now", StrategyStore.utc(bench.now()))
            .update();
    }

    /** A run whose set is being checked. */
    private long drafted(Strategy strategy) {
        bench.sets.checks = false;
        long run = bench.planned(strategy);
        assertThat(bench.advanced(run).phase()).isEqualTo(Run.Phase.DRAFTED);
        return run;
    }

    private Run checked(long run) {
        bench.sets.set(set(run), ChangeSetState.CHECKED);
        return bench.advanced(run);
    }

    private ChangeSetId set(long run) {
        return Objects.requireNonNull(bench.run(run).changeSet());
    }

    private static Definition read(StrategyInput input) {
        return ((Definitions.Reading.Good) Definitions.read(input)).definition();
    }

    private static StrategyInput step(String percent) {
        return input(DAILY, stepOf(percent), guards(null, null));
    }

    /** Members of the club pay as well no less than 900. */
    private static StrategyInput floored(String percent) {
        return input(DAILY, stepOf(percent), guards("900", null));
    }

    private static FormulaPart stepOf(String percent) {
        return formula(FormulaKind.STEP, percent);
    }

    private static FormulaPart formula(FormulaKind kind, String value) {
        return new FormulaPart(kind, null, new BigDecimal(value), null, null, null, null, null);
    }

    private static TriggerPart on(Trigger.Event... events) {
        return new TriggerPart(TriggerKind.EVENTS, null, null, List.of(events));
    }

    private static GuardsPart guards(@Nullable String floor, @Nullable String leastMargin) {
        return new GuardsPart(
            floor == null ? null : new BigDecimal(floor),
            leastMargin == null ? null : new BigDecimal(leastMargin),
            null,
            BigDecimal.valueOf(50),
            100,
            0,
            null
        );
    }

    /** Of everything, and never stopped by what it does. */
    private static StrategyInput input(TriggerPart trigger, FormulaPart formula, GuardsPart guards) {
        return new StrategyInput(
            new ScopePart(null, GoodFilter.ALL),
            trigger,
            formula,
            guards,
            new BreakerPart(100, BigDecimal.valueOf(50), 100, 100, 100)
        );
    }
}
