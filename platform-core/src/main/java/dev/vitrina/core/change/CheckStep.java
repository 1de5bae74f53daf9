package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.RowState;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Has one batch of a set judged. */
final class CheckStep {

    private static final Logger log = LoggerFactory.getLogger(CheckStep.class);

    private final ChangeSetStore sets;
    private final ChangeRowStore rows;
    private final ReturnRules returns;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    CheckStep(
        ChangeSetStore sets,
        ChangeRowStore rows,
        ReturnRules returns,
        TransactionTemplate transaction,
        InstantSource clock
    ) {
        this.sets = sets;
        this.rows = rows;
        this.returns = returns;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return whether it came on */
    boolean run(StoredSet seen, ChangeKind kind) {
        if (seen.waits(clock.instant())) {
            return false;
        }
        List<StoredRow> unjudged = rows.in(seen, RowState.DRAFT, 0, kind.checkSize());
        if (unjudged.isEmpty()) {
            whileChecking(seen, set -> {
                sets.checked(set, clock.instant());
                if (set.schedule().confirmWhenChecked()) {
                    returns.checked(set);
                }
                var unused = sets.recount(set);
            });
            return true;
        }
        switch (ask(seen, kind, unjudged)) {
            case CheckResult.Checked(List<CheckedRow> verdicts) -> judge(seen, unjudged, verdicts);
            case CheckResult.Later(var problem, var retryAt) -> whileChecking(seen, set ->
                sets.problem(set, problem, retryAt)
            );
        }
        return true;
    }

    private CheckResult ask(StoredSet set, ChangeKind kind, List<StoredRow> unjudged) {
        try {
            return kind.check(set.shop(), unjudged.stream().map(StoredRow::row).toList());
        } catch (RuntimeException fault) {
            log.error("The plugin {} fails to check change set {}", set.plugin(), set.id(), fault);
            return new CheckResult.Later(Fault.problem(set, clock.instant()), Fault.retryAt(clock.instant()));
        }
    }

    private void judge(StoredSet seen, List<StoredRow> unjudged, List<CheckedRow> verdicts) {
        Map<String, CheckedRow> byKey = new HashMap<>();
        verdicts.forEach(verdict -> byKey.put(verdict.key(), verdict));
        Map<String, Long> underWay = rows.underWay(seen, unjudged.stream().map(StoredRow::key).toList());
        Map<Integer, Judgement> judgements = new HashMap<>();
        unjudged.forEach(row ->
            judgements.put(row.ordinal(), Judgement.of(row, byKey.get(row.key()), underWay.get(row.key())))
        );
        whileChecking(seen, set -> {
            rows.judge(set, RowState.DRAFT, judgements, clock.instant());
            sets.count(set, judged(set.rows(), judgements.values()));
            if (set.problem() != null) {
                sets.problem(set, null, null);
            }
        });
    }

    /** A verdict on a set that is checked anew, confirmed or cancelled meanwhile counts no more. */
    private void whileChecking(StoredSet seen, java.util.function.Consumer<StoredSet> write) {
        transaction.executeWithoutResult(status -> {
            Optional<StoredSet> locked = sets
                .lock(seen.shop(), seen.id())
                .filter(set -> set.state() == ChangeSetState.CHECKING && set.version() == seen.version());
            locked.ifPresent(write);
        });
    }

    /** Under the set's lock no other rows were unjudged than these: to count all of them for each batch would take longer than to judge them. */
    private static Map<RowState, Integer> judged(Map<RowState, Integer> before, Collection<Judgement> judgements) {
        Map<RowState, Integer> rows = new EnumMap<>(RowState.class);
        rows.putAll(before);
        judgements.forEach(judgement -> {
            rows.merge(RowState.DRAFT, -1, Integer::sum);
            rows.merge(judgement.state(), 1, Integer::sum);
        });
        rows.values().removeIf(count -> count == 0);
        return rows;
    }
}
