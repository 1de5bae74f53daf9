package dev.vitrina.pricing.strategy;

import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.ChangeSetSummary;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.change.UnattendedResult;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.pricing.strategy.model.Breaker;
import dev.vitrina.pricing.strategy.model.Definition;
import dev.vitrina.pricing.strategy.model.Facts;
import dev.vitrina.pricing.strategy.model.Guards;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** How runs end: with a report, a proposal, a confirmation, or with the strategy stopped. */
final class Endings {

    /** A check may wait for Wildberries; what was decided longer ago than that is for people. */
    private static final Duration CONFIRMED_WITHIN = Duration.ofDays(1);

    private final StrategyStore strategies;
    private final StrategyJournal journal;
    private final RunStore runs;
    private final ChangeSets changeSets;
    private final StrategyAlerts alerts;
    private final Limits limits;
    private final SettingsView settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Endings(
        StrategyStore strategies,
        StrategyJournal journal,
        RunStore runs,
        ChangeSets changeSets,
        StrategyAlerts alerts,
        Limits limits,
        SettingsView settings,
        TransactionTemplate transaction,
        Clock clock
    ) {
        this.strategies = strategies;
        this.journal = journal;
        this.runs = runs;
        this.changeSets = changeSets;
        this.alerts = alerts;
        this.limits = limits;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return true */
    boolean end(Run run, Run.Outcome outcome, @Nullable String reason) {
        end(run, outcome, reason, null);
        return true;
    }

    private void end(Run run, Run.Outcome outcome, @Nullable String reason, @Nullable Integer blocked) {
        transaction.executeWithoutResult(_ -> {
            strategies
                .lock(run.shop(), run.strategy())
                .filter(strategy -> strategy.failures() > 0 && outcome != Run.Outcome.SKIPPED)
                .ifPresent(strategy -> strategies.failures(strategy, 0));
            runs.end(run, outcome, reason, blocked, clock.instant());
        });
    }

    /** Something went wrong that nobody foresaw; too often in a row stops the strategy. */
    void failed(Run run, String reason) {
        Optional<Breaker.Trip> trip = transaction.execute(_ -> {
            Optional<Breaker.Trip> tripped = strategies.lock(run.shop(), run.strategy()).flatMap(this::failedOnceMore);
            runs.end(run, Run.Outcome.FAILED, reason, null, clock.instant());
            return tripped;
        });
        tell(run, trip);
    }

    private Optional<Breaker.Trip> failedOnceMore(Strategy strategy) {
        int failures = strategy.failures() + 1;
        strategies.failures(strategy, failures);
        Breaker breaker = Definitions.read(strategy.input()) instanceof Definitions.Reading.Good(Definition definition)
            ? definition.breaker()
            : Breaker.DEFAULT;
        Optional<Breaker.Trip> tripped = breaker.ofFailures(failures);
        tripped.ifPresent(why -> stop(strategy, why));
        return tripped;
    }

    /** The results look wrong: nothing more is done until somebody has looked. @return true */
    boolean tripped(Run run, Breaker.Trip trip) {
        tripped(run, trip, null);
        return true;
    }

    private void tripped(Run run, Breaker.Trip trip, @Nullable Integer blocked) {
        transaction.executeWithoutResult(_ -> {
            strategies.lock(run.shop(), run.strategy()).ifPresent(strategy -> stop(strategy, trip));
            runs.end(run, Run.Outcome.STOPPED, trip.cause().name(), blocked, clock.instant());
        });
        tell(run, Optional.of(trip));
    }

    private void stop(Strategy strategy, Breaker.Trip trip) {
        if (strategy.state() == Strategy.State.STOPPED) {
            return;
        }
        strategies.state(strategy, Strategy.State.STOPPED, trip, clock.instant());
        journal.note(strategy, strategy.version() + 1, "STOPPED", trip.cause().name(), null, null, clock.instant());
    }

    private void tell(Run run, Optional<Breaker.Trip> trip) {
        trip.ifPresent(why ->
            strategies.find(run.shop(), run.strategy()).ifPresent(strategy -> alerts.stopped(strategy, why))
        );
    }

    /** Once its set is checked: a proposal, or confirmed. @return whether it has ended */
    boolean settle(Run run, Strategy strategy, Definition definition) {
        ChangeSetId id = run.changeSet();
        Optional<ChangeSetSummary> found = id == null ? Optional.empty() : changeSets.find(run.shop(), id);
        if (id == null || found.isEmpty()) {
            return end(run, Run.Outcome.SKIPPED, "SET_GONE");
        }
        ChangeSetSummary set = found.get();
        if (set.state() == ChangeSetState.DRAFT || set.state() == ChangeSetState.CHECKING) {
            return false;
        }
        int blocked = set.rows().getOrDefault(RowState.BLOCKED, 0);
        int all = set.rows().values().stream().mapToInt(Integer::intValue).sum();
        Optional<Breaker.Trip> trip = definition.breaker().ofCheck(blocked, all);
        if (trip.isPresent()) {
            tripped(run, trip.get(), blocked);
            return true;
        }
        if (set.state() != ChangeSetState.CHECKED) {
            // A person was faster, or a crash came between the confirmation and its note.
            end(
                run,
                set.state() == ChangeSetState.CANCELLED ? Run.Outcome.PROPOSED : Run.Outcome.CONFIRMED,
                null,
                blocked
            );
            return true;
        }
        if (set.rows().getOrDefault(RowState.READY, 0) == 0) {
            end(run, Run.Outcome.PROPOSED, "NOTHING_TO_SEND", blocked);
            return true;
        }
        String left = run.mode() == Strategy.Mode.AUTOMATIC ? confirmed(run, strategy, definition, id) : "";
        end(
            run,
            left == null ? Run.Outcome.CONFIRMED : Run.Outcome.PROPOSED,
            left == null || left.isEmpty() ? null : left,
            blocked
        );
        return true;
    }

    /**
     * Under the strategy's lock: once somebody has paused it, nothing is confirmed any more.
     *
     * @return why it is left to people; null when it is confirmed
     */
    private @Nullable String confirmed(Run run, Strategy seen, Definition definition, ChangeSetId id) {
        if (!settings.flag("automaticStrategies")) {
            return "AUTOMATIC_OFF";
        }
        // What was saved once is no proof: a strategy may be older than this rule, or have come from a backup.
        if (definition.lacksFloor()) {
            return "FLOOR_NEEDED";
        }
        // The check may have read the goods anew, and costs may have been told since, or deleted.
        if (!limits.hold(run, definition)) {
            return "LIMITS";
        }
        return transaction.execute(_ -> {
            Strategy now = strategies.lock(run.shop(), run.strategy()).orElse(null);
            if (
                now == null ||
                now.state() != Strategy.State.ACTIVE ||
                now.mode() != Strategy.Mode.AUTOMATIC ||
                now.definitionNo() != seen.definitionNo()
            ) {
                return "CHANGED_MEANWHILE";
            }
            String outdated = run.outdated(now, CONFIRMED_WITHIN, clock.instant());
            if (outdated != null) {
                return outdated;
            }
            return isOutOfHours(now)
                ? "OUT_OF_HOURS"
                : switch (changeSets.confirmUnattended(run.shop(), id, now.modeBy())) {
                    case UnattendedResult.Confirmed _ -> null;
                    case UnattendedResult.LeftToPeople(var reason) -> reason.code();
                };
        });
    }

    private boolean isOutOfHours(Strategy strategy) {
        return (
            Definitions.read(strategy.input()) instanceof Definitions.Reading.Good(Definition definition) &&
            definition.guards().hours() instanceof Guards.Hours hours &&
            !hours.has(LocalDateTime.ofInstant(clock.instant(), Facts.MOSCOW))
        );
    }
}
