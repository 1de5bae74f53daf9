package dev.vitrina.pricing.strategy;

import static dev.vitrina.test.StandIn.neverAsked;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.ChangeSetSummary;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.change.UnattendedResult;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.setting.Secret;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.cache.Mirror;
import dev.vitrina.pricing.PricingDatabase;
import dev.vitrina.pricing.change.PriceProbes;
import dev.vitrina.pricing.change.PriceRows;
import dev.vitrina.pricing.cost.CostStore;
import dev.vitrina.pricing.cost.Costs;
import dev.vitrina.pricing.cost.Sku;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.margin.Basis;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.Missing;
import dev.vitrina.pricing.margin.Tax;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.strategy.StrategyStore.Author;
import dev.vitrina.pricing.strategy.model.Rival;
import dev.vitrina.pricing.tariff.SalesModel;
import dev.vitrina.test.KeyTexts;
import dev.vitrina.test.TurnedClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Strategies on real tables, by a clock that is turned. Change sets are checked and done with when a test says so. */
final class StrategyBench {

    static final ShopId SHOP = new ShopId(7);
    static final Actor ANN = new Actor(1, "ann@example.org");
    static final Author AUTHOR = new Author(ANN, true);

    final PricingDatabase database;
    final Sets sets = new Sets();
    final Map<Long, Rival> rivals = new HashMap<>();
    final StrategyStore strategies;
    final RunStore runs;
    final Moves moves;
    final AgedStock stock;
    final Evaluation evaluation;
    final Simulation simulation;
    final StrategyActs acts;
    final StrategyRequests requests;
    final StrategyRunner runner;
    final Dueness dueness;
    private final TurnedClock clock = new TurnedClock("2026-11-28T09:00:00Z");

    /** Of every good; null while nobody has told it. */
    @Nullable
    BigDecimal cost = BigDecimal.TEN;

    StrategyBench(PricingDatabase database) {
        this.database = database;
        database.clear(
            "strategy",
            "strategy_edit",
            "strategy_promotion",
            "stock_aged",
            "price_probe",
            "promotion",
            "good",
            "price_period",
            "cost_price"
        );
        JsonMapper json = JsonMapper.shared();
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database.pool));
        GoodStore goods = new GoodStore(database.jdbc, new GoodJson(json));
        this.strategies = new StrategyStore(database.jdbc, json);
        this.runs = new RunStore(database.jdbc);
        this.moves = new Moves(database.jdbc);
        this.stock = new AgedStock(database.jdbc, clock);
        RivalPrices known = (_, nmId) -> Optional.ofNullable(rivals.get(nmId));
        this.evaluation = new Evaluation(goods, new Costing(), moves, known, new Days(clock), clock);
        StrategyJournal journal = new StrategyJournal(database.jdbc, json);
        StrategyAlerts alerts = new StrategyAlerts(new Nobody(), new KeyTexts());
        SettingsView settings = new Allowed();
        this.acts = new StrategyActs(
            strategies,
            journal,
            runs,
            moves,
            stock,
            evaluation,
            alerts,
            settings,
            transaction,
            clock
        );
        this.simulation = new Simulation(
            evaluation,
            new PastRuns(
                evaluation,
                goods,
                new PriceHistory(neverAsked(Mirror.class), goods, new GoodJson(json), json, database.jdbc, transaction),
                new Costs(new CostStore(database.jdbc), neverAsked(CardCatalogue.class)),
                moves
            ),
            clock
        );
        DecisionStore decisions = new DecisionStore(database.jdbc, json);
        Limits limits = new Limits(decisions, goods, evaluation);
        Unfinished unfinished = new Unfinished(runs, sets);
        this.runner = new StrategyRunner(
            strategies,
            runs,
            decisions,
            evaluation,
            moves,
            unfinished,
            limits,
            new PriceRows(json),
            new PriceProbes(database.jdbc, transaction),
            sets,
            new Endings(strategies, journal, runs, sets, alerts, limits, settings, transaction, clock),
            transaction,
            clock
        );
        this.requests = new StrategyRequests(
            strategies,
            runs,
            new AskedRuns(database.jdbc),
            evaluation,
            simulation,
            new Unstarted(),
            transaction,
            clock
        );
        this.dueness = new Dueness(strategies, runs, moves, stock, evaluation, unfinished, known, transaction, clock);
    }

    Instant now() {
        return clock.instant();
    }

    void pass(Duration time) {
        clock.turn(time);
    }

    void good(long nmId, int clubDiscount, long... prices) {
        database.good(SHOP, nmId, 0, clubDiscount, prices);
    }

    /** A second later it may run. */
    Strategy strategy(StrategyInput input, Strategy.Mode mode) {
        Strategy made = done(acts.create(SHOP, "Test", input, AUTHOR));
        pass(Duration.ofSeconds(1));
        return mode == Strategy.Mode.DRY_RUN ? made : moded(made, mode);
    }

    Strategy moded(Strategy strategy, Strategy.Mode mode) {
        simulated(strategy);
        Strategy now = find(strategy);
        return done(acts.mode(SHOP, now.id(), now.version(), mode, ANN));
    }

    void simulated(Strategy strategy) {
        database.jdbc
            .sql("UPDATE p_wb_pricing.strategy SET simulated_no = definition_no WHERE id = :id")
            .param("id", strategy.id())
            .update();
    }

    Strategy redefined(Strategy strategy, StrategyInput input) {
        Strategy now = find(strategy);
        pass(Duration.ofSeconds(1));
        Strategy done = done(acts.update(SHOP, now.id(), now.version(), "Test", input, AUTHOR));
        pass(Duration.ofSeconds(1));
        return done;
    }

    Strategy find(Strategy strategy) {
        return strategies.find(SHOP, strategy.id()).orElseThrow();
    }

    static Strategy done(StrategyActs.Result result) {
        Strategy strategy = ((StrategyActs.Result.Done) result).strategy();
        if (strategy == null) {
            throw new AssertionError("There is no strategy");
        }
        return strategy;
    }

    /** By somebody who asks for it. */
    long planned(Strategy strategy) {
        String key = "asked " + runs.page(SHOP, null, null, 100).size();
        return runs.plan(find(strategy), new RunStore.Due(key, Run.Cause.PERSON, null, ANN), now());
    }

    Run run(long id) {
        return runs.find(SHOP, id).orElseThrow();
    }

    /** As far as it goes. */
    Run advanced(long id) {
        while (run(id).phase() != Run.Phase.ENDED && runner.advance(run(id))) {
            // Further.
        }
        return run(id);
    }

    List<Run> runsOf(Strategy strategy) {
        return runs.page(SHOP, strategy.id(), null, 100);
    }

    /** Change sets as a plugin sees them. */
    static final class Sets implements ChangeSets {

        record Made(ChangeSetDraft draft, List<DraftRow> rows) {}

        final List<Made> made = new ArrayList<>();
        final List<ChangeSetState> states = new ArrayList<>();
        boolean checks = true;

        @Override
        public ChangeSetId create(ChangeSetDraft draft, Iterable<DraftRow> rows) {
            for (int at = 0; at < made.size(); at++) {
                String key = made.get(at).draft().idempotencyKey();
                if (key != null && key.equals(draft.idempotencyKey())) {
                    return new ChangeSetId(at + 1L);
                }
            }
            List<DraftRow> all = new ArrayList<>();
            rows.forEach(all::add);
            made.add(new Made(draft, all));
            states.add(ChangeSetState.DRAFT);
            return new ChangeSetId(made.size());
        }

        void set(ChangeSetId id, ChangeSetState state) {
            states.set(Math.toIntExact(id.value()) - 1, state);
        }

        @Override
        public void check(ShopId shop, ChangeSetId id) {
            set(id, checks ? ChangeSetState.CHECKED : ChangeSetState.CHECKING);
        }

        @Override
        public UnattendedResult confirmUnattended(ShopId shop, ChangeSetId id, Actor inTheNameOf) {
            set(id, ChangeSetState.CONFIRMED);
            return new UnattendedResult.Confirmed();
        }

        @Override
        public Optional<ChangeSetSummary> find(ShopId shop, ChangeSetId id) {
            int at = Math.toIntExact(id.value()) - 1;
            Made set = made.get(at);
            return Optional.of(
                new ChangeSetSummary(
                    id,
                    set.draft().kind(),
                    set.draft().title(),
                    states.get(at),
                    Map.of(RowState.READY, set.rows().size()),
                    Instant.EPOCH,
                    null,
                    null
                )
            );
        }
    }

    private final class Costing implements Margins {

        @Override
        public Map<Long, UnitEconomics> of(ShopId shop, Collection<Long> nmIds, LocalDate on) {
            Map<Long, UnitEconomics> all = new HashMap<>();
            nmIds.forEach(nmId -> all.put(nmId, economics()));
            return all;
        }

        @Override
        public Map<Sku, UnitEconomics> ofSizes(ShopId shop, Collection<Sku> sizes, LocalDate on) {
            Map<Sku, UnitEconomics> all = new HashMap<>();
            sizes.forEach(sku -> all.put(sku, economics()));
            return all;
        }

        private UnitEconomics economics() {
            Basis basis = new Basis(null, SalesModel.FBW, null, null, null, null, BigDecimal.valueOf(100));
            Set<Missing> missing = cost == null ? Set.of(Missing.COST) : Set.of();
            return new UnitEconomics(cost, BigDecimal.ZERO, BigDecimal.ZERO, Tax.NONE, "RUB", missing, basis);
        }
    }

    private static final class Nobody implements Notifications {

        @Override
        public void raise(Notification notification) {}

        @Override
        public void resolve(@Nullable ShopId shop, String key) {}
    }

    /** Jobs are run by hand. */
    private static final class Unstarted implements Jobs {

        @Override
        public Job start(String type, @Nullable ShopId shop, String input) {
            throw new VitrinaException(ErrorCode.RATE_LIMITED, "By hand");
        }

        @Override
        public Optional<Job> active(String type, @Nullable ShopId shop) {
            return Optional.empty();
        }

        @Override
        public Optional<Job> find(String jobId) {
            return Optional.empty();
        }
    }

    private static final class Allowed implements SettingsView {

        @Override
        public boolean flag(String name) {
            return true;
        }

        @Override
        public String text(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public long integer(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public BigDecimal number(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public List<String> texts(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public Optional<Secret> secret(String name) {
            throw new IllegalArgumentException(name);
        }
    }
}
