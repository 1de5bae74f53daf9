package dev.vitrina.pricing.strategy;

import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.pricing.change.PriceKind;
import dev.vitrina.pricing.change.PriceProbes;
import dev.vitrina.pricing.change.PriceRows;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.strategy.Evaluation.Judged;
import dev.vitrina.pricing.strategy.model.Breaker;
import dev.vitrina.pricing.strategy.model.Decision;
import dev.vitrina.pricing.strategy.model.Definition;
import dev.vitrina.pricing.strategy.model.Trigger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a run from its plan to its end, a phase at a time. What a phase did is committed with it, and the change set is drafted under the run's own
 * idempotency key: whoever goes on after a crash does nothing twice. Called by one job of the shop at a time.
 */
final class StrategyRunner {

    private final StrategyStore strategies;
    private final RunStore runs;
    private final DecisionStore decisions;
    private final Evaluation evaluation;
    private final Moves moves;
    private final Unfinished unfinished;
    private final Limits limits;
    private final PriceRows rows;
    private final PriceProbes probes;
    private final ChangeSets changeSets;
    private final Endings endings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StrategyRunner(
        StrategyStore strategies,
        RunStore runs,
        DecisionStore decisions,
        Evaluation evaluation,
        Moves moves,
        Unfinished unfinished,
        Limits limits,
        PriceRows rows,
        PriceProbes probes,
        ChangeSets changeSets,
        Endings endings,
        TransactionTemplate transaction,
        Clock clock
    ) {
        this.strategies = strategies;
        this.runs = runs;
        this.decisions = decisions;
        this.evaluation = evaluation;
        this.moves = moves;
        this.unfinished = unfinished;
        this.limits = limits;
        this.rows = rows;
        this.probes = probes;
        this.changeSets = changeSets;
        this.endings = endings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** As far as it goes now. @return whether it got any further */
    boolean advance(Run run) {
        Optional<Strategy> found = strategies.find(run.shop(), run.strategy());
        if (found.isEmpty()) {
            return false;
        }
        Strategy strategy = found.get();
        if (!(Definitions.read(strategy.input()) instanceof Definitions.Reading.Good(Definition definition))) {
            endings.failed(run, "DEFINITION");
            return true;
        }
        if (run.phase() != Run.Phase.DRAFTED && strategy.state() != Strategy.State.ACTIVE) {
            return endings.end(run, Run.Outcome.SKIPPED, "NOT_ACTIVE");
        }
        String outdated = run.phase() == Run.Phase.DRAFTED
            ? null
            : run.outdated(strategy, Trigger.LATE, clock.instant());
        if (outdated != null) {
            return endings.end(run, Run.Outcome.SKIPPED, outdated);
        }
        return switch (run.phase()) {
            case PLANNED -> decide(run, strategy, definition);
            case DECIDED -> draft(run, strategy, definition);
            case DRAFTED -> endings.settle(run, strategy, definition);
            case ENDED -> false;
        };
    }

    private boolean decide(Run run, Strategy strategy, Definition definition) {
        // Two at once would each take no account of what the other one sends.
        if (runs.hasOpen(run.shop(), run.strategy(), run.id())) {
            return false;
        }
        Optional<Run> last = runs.lastDrafted(run.shop(), run.strategy(), run.id());
        Optional<Breaker.Trip> back = last
            .filter(one -> one.id() > strategy.judgedRun())
            .flatMap(one -> movedBack(one, definition.breaker()));
        if (back.isPresent()) {
            return endings.tripped(run, back.get());
        }
        if (run.mode() != Strategy.Mode.DRY_RUN && last.filter(unfinished::hasOpenSet).isPresent()) {
            return endings.end(run, Run.Outcome.SKIPPED, "PROPOSAL_OPEN");
        }
        List<Long> asked = run.goods();
        List<Long> scope = asked == null
            ? evaluation.scope(run.shop(), definition)
            : evaluation.scope(run.shop(), definition, asked);
        if (scope.size() > Definitions.MOST_GOODS) {
            return endings.end(run, Run.Outcome.SKIPPED, "TOO_MANY_GOODS");
        }
        List<Decision> all = new ArrayList<>();
        Tallying tallying = new Tallying();
        for (int from = 0; from < scope.size(); from += Evaluation.SLICE) {
            List<Long> slice = scope.subList(from, Math.min(from + Evaluation.SLICE, scope.size()));
            for (Judged judged : evaluation.judge(run.shop(), definition, slice, false)) {
                all.add(judged.decision());
                tallying.add(judged.decision(), null);
            }
        }
        Optional<Breaker.Trip> wrong = definition.breaker().ofDecisions(all);
        // With the decisions, so that no crash loses what the breaker says of them.
        transaction.executeWithoutResult(_ -> {
            for (int from = 0; from < all.size(); from += Evaluation.SLICE) {
                decisions.put(run, all.subList(from, Math.min(from + Evaluation.SLICE, all.size())));
            }
            runs.decided(run, tallying.counts());
            if (wrong.isPresent()) {
                stop(runs.find(run.shop(), run.id()).orElseThrow(), strategy, wrong.get());
            }
        });
        return true;
    }

    private void stop(Run decided, Strategy strategy, Breaker.Trip wrong) {
        var unused = isDry(decided, strategy)
            ? endings.end(decided, Run.Outcome.REPORTED, "WOULD_STOP")
            : endings.tripped(decided, wrong);
    }

    private Optional<Breaker.Trip> movedBack(Run last, Breaker breaker) {
        ChangeSetId set = last.changeSet();
        if (set == null) {
            return Optional.empty();
        }
        Moves.Back back = moves.back(last.shop(), last.id(), set);
        return breaker.ofLastRun(back.back(), back.set());
    }

    /** As planned, or as it is by now: whatever goes less far. */
    private static boolean isDry(Run run, Strategy strategy) {
        return run.mode() == Strategy.Mode.DRY_RUN || strategy.mode() == Strategy.Mode.DRY_RUN;
    }

    private boolean draft(Run run, Strategy strategy, Definition definition) {
        if (run.counts().changed() == 0) {
            return endings.end(run, Run.Outcome.NOTHING_TO_CHANGE, null);
        }
        if (isDry(run, strategy)) {
            return endings.end(run, Run.Outcome.REPORTED, null);
        }
        List<DraftRow> drafted = rowsOf(run, definition);
        if (strategies.hidesCosts(strategy)) {
            drafted = probes.note(run.shop(), strategy.editedBy().userId(), drafted).allowed(drafted, rows);
        }
        if (drafted.isEmpty()) {
            return endings.end(run, Run.Outcome.NOTHING_TO_CHANGE, null);
        }
        // Nobody else can have made a set by it: neither by a key of his own nor of what he asked for.
        String key = "strategy-run-" + run.id() + "-" + run.plannedAt().toEpochMilli();
        ChangeSetId id = changeSets.createAndCheck(
            new ChangeSetDraft(
                run.shop(),
                PriceKind.ID,
                strategy.name(),
                "strategy:" + strategy.id(),
                key,
                strategy.editedBy(),
                key
            ),
            drafted
        );
        runs.drafted(run, id);
        return true;
    }

    private List<DraftRow> rowsOf(Run run, Definition definition) {
        List<DraftRow> drafted = new ArrayList<>();
        String after = "";
        List<Decided> page;
        do {
            page = decisions.page(run.shop(), run.id(), Decided.Kind.CHANGED, after, Evaluation.SLICE);
            for (Limits.Still one : limits.still(run.shop(), definition, page)) {
                rows.draft(one.good(), wanted(one.decided()), List.of()).ifPresent(drafted::add);
            }
            after = page.isEmpty() ? after : page.getLast().key().text();
        } while (page.size() == Evaluation.SLICE);
        return drafted;
    }

    /** Only what the strategy decides about: the rest stays as it will be by then. */
    private static Wanted wanted(Decided decided) {
        Decided.Price after = decided.after();
        if (after == null) {
            throw new IllegalStateException("A changed price has one afterwards");
        }
        return after.discount() == decided.before().discount()
            ? new Wanted(decided.key(), after.price(), null)
            : new Wanted(decided.key(), null, after.discount());
    }
}
