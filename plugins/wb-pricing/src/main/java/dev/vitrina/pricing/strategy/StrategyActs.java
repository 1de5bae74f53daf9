package dev.vitrina.pricing.strategy;

import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.strategy.Definitions.Fault;
import dev.vitrina.pricing.strategy.StrategyStore.Author;
import dev.vitrina.pricing.strategy.model.Definition;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with strategies: each act in one transaction under the strategy's lock, by the version they saw, with its line in the journal. */
final class StrategyActs {

    private static final int MOST_STRATEGIES = 200;
    private static final int NAME = 120;

    private final StrategyStore strategies;
    private final StrategyJournal journal;
    private final RunStore runs;
    private final Moves moves;
    private final AgedStock stock;
    private final Evaluation evaluation;
    private final StrategyAlerts alerts;
    private final SettingsView settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StrategyActs(
        StrategyStore strategies,
        StrategyJournal journal,
        RunStore runs,
        Moves moves,
        AgedStock stock,
        Evaluation evaluation,
        StrategyAlerts alerts,
        SettingsView settings,
        TransactionTemplate transaction,
        Clock clock
    ) {
        this.strategies = strategies;
        this.journal = journal;
        this.runs = runs;
        this.moves = moves;
        this.stock = stock;
        this.evaluation = evaluation;
        this.alerts = alerts;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of an act. Handle it with an exhaustive {@code switch}. */
    sealed interface Result {
        /** @param strategy as it is now; null once it is deleted */
        record Done(@Nullable Strategy strategy, @Nullable Long run) implements Result {
            Done(@Nullable Strategy strategy) {
                this(strategy, null);
            }
        }

        /** A run of the strategy goes on: there is one at a time. */
        record UnderWay(long run) implements Result {}

        /** Nothing was changed. */
        record Refused(List<Fault> faults) implements Result {}

        static Result refused(String code, String... path) {
            return new Refused(List.of(new Fault(code, path)));
        }
    }

    Result create(ShopId shop, String name, StrategyInput input, Author by) {
        Optional<Result> objection = objection(name, input);
        if (objection.isPresent()) {
            return objection.get();
        }
        if (strategies.count(shop) >= MOST_STRATEGIES) {
            return Result.refused("TOO_MANY");
        }
        return transaction.execute(_ -> {
            moves.noteSeen(shop, clock.instant());
            long id = strategies.insert(shop, name.strip(), input, by, clock.instant());
            Strategy made = strategies.find(shop, id).orElseThrow();
            journal.note(made, made.version(), "CREATED", null, input, by.actor(), clock.instant());
            return new Result.Done(made);
        });
    }

    Result duplicate(ShopId shop, long id, Author by, String copyOf) {
        Optional<Strategy> found = strategies.find(shop, id);
        if (found.isEmpty()) {
            return Result.refused("NOT_FOUND", "id");
        }
        String name = copyOf.length() <= NAME ? copyOf : copyOf.substring(0, NAME);
        return create(shop, name, found.get().input(), by);
    }

    Result update(ShopId shop, long id, int version, String name, StrategyInput input, Author by) {
        Optional<Result> objection = objection(name, input);
        return objection.isPresent()
            ? objection.get()
            : change(shop, id, version, strategy -> {
                boolean another = !strategy.input().equals(input);
                moves.noteSeen(shop, clock.instant());
                strategies.define(strategy, name.strip(), input, another, by, clock.instant());
                note(strategy, "EDITED", null, input, by.actor());
                return done(strategy);
            });
    }

    Result delete(ShopId shop, long id, int version, Actor by) {
        Result result = change(shop, id, version, strategy -> {
            note(strategy, "DELETED", null, null, by);
            strategies.delete(strategy);
            return new Result.Done(null);
        });
        if (result instanceof Result.Done) {
            alerts.over(shop, id);
        }
        return result;
    }

    /** Whoever asks has seen to it that this person may send prices where the mode goes that far. */
    Result mode(ShopId shop, long id, int version, Strategy.Mode mode, Actor by) {
        return change(shop, id, version, strategy -> {
            if (mode != Strategy.Mode.DRY_RUN && !strategy.isSimulated()) {
                return Result.refused("SIMULATION_NEEDED", "mode");
            }
            if (mode == Strategy.Mode.AUTOMATIC && !settings.flag("automaticStrategies")) {
                return Result.refused("AUTOMATIC_NOT_ALLOWED", "mode");
            }
            if (mode == Strategy.Mode.AUTOMATIC && lacksFloor(strategy)) {
                return Result.refused("FLOOR_NEEDED", "mode");
            }
            if (mode != Strategy.Mode.DRY_RUN && needsStockAge(strategy) && !stock.isTold(shop)) {
                return Result.refused("STOCK_UNKNOWN", "mode");
            }
            strategies.mode(strategy, mode, by);
            note(strategy, "MODE", mode.name(), null, by);
            return done(strategy);
        });
    }

    private static boolean needsStockAge(Strategy strategy) {
        return (
            Definitions.read(strategy.input()) instanceof Definitions.Reading.Good(Definition definition) &&
            definition.needsStockAge()
        );
    }

    private static boolean lacksFloor(Strategy strategy) {
        return (
            Definitions.read(strategy.input()) instanceof Definitions.Reading.Good(Definition definition) &&
            definition.lacksFloor()
        );
    }

    Result pause(ShopId shop, long id, int version, Actor by) {
        return change(shop, id, version, strategy -> {
            if (strategy.state() != Strategy.State.ACTIVE) {
                return Result.refused("NOT_ACTIVE", "id");
            }
            strategies.state(strategy, Strategy.State.PAUSED, null, clock.instant());
            note(strategy, "PAUSED", null, null, by);
            return done(strategy);
        });
    }

    /** What was moved back by then was seen by who resumes it. */
    Result resume(ShopId shop, long id, int version, Actor by) {
        Result result = change(shop, id, version, strategy -> {
            if (strategy.state() == Strategy.State.ACTIVE) {
                return Result.refused("ACTIVE", "id");
            }
            moves.noteSeen(shop, clock.instant());
            strategies.state(strategy, Strategy.State.ACTIVE, null, clock.instant());
            runs.lastDrafted(shop, id, Long.MAX_VALUE).ifPresent(last -> strategies.judged(strategy, last.id()));
            note(strategy, "RESUMED", null, null, by);
            return done(strategy);
        });
        if (result instanceof Result.Done) {
            alerts.over(shop, id);
        }
        return result;
    }

    private Optional<Result> objection(String name, StrategyInput input) {
        if (name.isBlank() || name.strip().length() > NAME) {
            return Optional.of(Result.refused("NAME", "name"));
        }
        return switch (Definitions.read(input)) {
            case Definitions.Reading.Bad(var faults) -> Optional.of(new Result.Refused(faults));
            case Definitions.Reading.Good(Definition definition) -> definition.needsRivals() &&
                !evaluation.knowsRivals()
                ? Optional.of(Result.refused("RIVALS_UNAVAILABLE", "formula"))
                : Optional.empty();
        };
    }

    private Result change(ShopId shop, long id, int version, Function<Strategy, Result> act) {
        return transaction.execute(_ ->
            strategies
                .lock(shop, id)
                .map(strategy ->
                    strategy.version() == version ? act.apply(strategy) : Result.refused("CONFLICT", "version")
                )
                .orElseGet(() -> Result.refused("NOT_FOUND", "id"))
        );
    }

    private void note(Strategy before, String act, @Nullable String detail, @Nullable StrategyInput input, Actor by) {
        journal.note(before, before.version() + 1, act, detail, input, by, clock.instant());
    }

    private Result done(Strategy strategy) {
        return new Result.Done(strategies.find(strategy.shop(), strategy.id()).orElseThrow());
    }
}
