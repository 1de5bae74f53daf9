package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.RowState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has one batch of a set judged again, right before the set is sent at the time it was given, again, or after it has waited long: much may have changed since somebody confirmed it. A row with an
 * error, or whose value before is another by now, is not sent; of a set that nobody has looked at, one with a warning neither.
 */
final class RecheckStep {

    private static final Logger log = LoggerFactory.getLogger(RecheckStep.class);
    private static final Duration HELD = Duration.ofSeconds(5);

    private final ChangeSetStore sets;
    private final PlanStore plans;
    private final ChangeRowStore rows;
    private final SendingStops stops;
    private final Ending ending;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    RecheckStep(ChangeParts parts) {
        this.sets = parts.sets();
        this.plans = parts.plans();
        this.rows = parts.rows();
        this.stops = parts.stops();
        this.ending = parts.ending();
        this.transaction = parts.transaction();
        this.clock = parts.clock();
    }

    /** @return whether it came on */
    boolean run(StoredSet seen, ChangeKind kind) {
        Integer from = seen.schedule().recheckFrom();
        if (from == null || seen.waits(clock.instant())) {
            return false;
        }
        if (isStopped(seen)) {
            return true;
        }
        List<StoredRow> ready = rows.in(seen, RowState.READY, from, CheckStep.size(seen.shop(), seen.plugin(), kind));
        if (ready.isEmpty()) {
            whileConfirmed(seen, set -> {
                plans.rechecked(set, clock.instant());
                ending.settle(sets.find(set.id()).orElseThrow(), false);
            });
            return true;
        }
        List<StoredRow> untouched = ready
            .stream()
            .filter(row -> !hasBegun(seen, kind, row))
            .toList();
        CheckResult result = untouched.isEmpty() ? new CheckResult.Checked(List.of()) : ask(seen, kind, untouched);
        switch (result) {
            case CheckResult.Checked(List<CheckedRow> verdicts) -> judge(
                seen,
                untouched,
                verdicts,
                ready.getLast().ordinal()
            );
            case CheckResult.Later(var problem, var retryAt) -> whileConfirmed(seen, set ->
                sets.problem(set, problem, retryAt)
            );
        }
        return true;
    }

    /** What is checked while sending is stopped would be old when it goes on. */
    private boolean isStopped(StoredSet seen) {
        return Boolean.TRUE.equals(
            transaction.execute(status -> {
                boolean held = stops.hold(seen.shop());
                if (held) {
                    sets
                        .lock(seen.shop(), seen.id())
                        .ifPresent(set -> sets.problem(set, null, clock.instant().plus(HELD)));
                }
                return held;
            })
        );
    }

    private CheckResult ask(StoredSet set, ChangeKind kind, List<StoredRow> ready) {
        try {
            return kind.check(set.shop(), ready.stream().map(StoredRow::row).toList());
        } catch (RuntimeException fault) {
            log.error("The plugin {} fails to check change set {} again", set.plugin(), set.id(), fault);
            return new CheckResult.Later(Fault.problem(set, clock.instant()), Fault.retryAt(clock.instant()));
        }
    }

    private void judge(StoredSet seen, List<StoredRow> ready, List<CheckedRow> verdicts, int last) {
        Map<String, CheckedRow> byKey = new HashMap<>();
        verdicts.forEach(verdict -> byKey.put(verdict.key(), verdict));
        Map<Integer, Judgement> stopped = new HashMap<>();
        for (StoredRow row : ready) {
            Judgement again = Judgement.again(row, byKey.get(row.key()), seen.schedule().unattended());
            if (again.state() != RowState.READY) {
                stopped.put(row.ordinal(), again);
            }
        }
        int held = (int) stopped
            .values()
            .stream()
            .filter(row -> row.state() == RowState.BLOCKED)
            .count();
        whileConfirmed(seen, set -> {
            var unused = rows.judge(set, RowState.READY, stopped, clock.instant());
            plans.rechecked(set, last, held);
            sets.problem(set, null, null);
        });
    }

    /**
     * Whether an attempt before may have changed something: what is there is not what was confirmed then, by that attempt's doing, and only its kind can tell,
     * when it goes on. What nobody can say counts as not begun.
     */
    private static boolean hasBegun(StoredSet set, ChangeKind kind, StoredRow row) {
        if (row.row().attempts() == 0) {
            return false;
        }
        try {
            return kind.mayHaveChanged(set.shop(), row.row());
        } catch (RuntimeException fault) {
            log.error("The plugin {} fails to say what change set {} may have changed", set.plugin(), set.id(), fault);
            return false;
        }
    }

    /** What was moved or stopped meanwhile is checked again when its time comes, or not at all. */
    private void whileConfirmed(StoredSet seen, Consumer<StoredSet> write) {
        transaction.executeWithoutResult(status ->
            sets
                .lock(seen.shop(), seen.id())
                .filter(set -> SendStep.isToBeSent(set) && set.version() == seen.version())
                .filter(set -> Objects.equals(set.schedule().recheckFrom(), seen.schedule().recheckFrom()))
                .ifPresent(set -> {
                    write.accept(set);
                    var unused = sets.recount(set);
                })
        );
    }

    /** Whether a value that was to change is another now than when somebody confirmed it. */
    static boolean isAnother(List<FieldChange> confirmed, List<FieldChange> now) {
        Map<String, FieldChange> byName = new HashMap<>();
        now.forEach(field -> byName.put(field.name(), field));
        return confirmed
            .stream()
            .anyMatch(then -> {
                FieldChange field = byName.get(then.name());
                return field == null || !ChangeJson.same(then.before(), field.before());
            });
    }
}
