package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.shop.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Has a set judged for a while, batch by batch. */
final class CheckStep {

    private static final Logger log = LoggerFactory.getLogger(CheckStep.class);

    private static final int MOST = 10_000;

    /** Then the shop's other sets have theirs. */
    private static final Duration TURN = Duration.ofSeconds(1);

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
        int size = size(seen.shop(), seen.plugin(), kind);
        List<StoredRow> unjudged = rows.in(seen, RowState.DRAFT, 0, size);
        if (unjudged.isEmpty()) {
            ChangePolicy policy = kind.policy(seen.shop());
            var unused = whileChecking(seen, set -> {
                if (isDraftedLongAgo(set, policy)) {
                    var _ = sets.recount(set);
                    return;
                }
                sets.checked(set, clock.instant());
                if (set.schedule().confirmWhenChecked()) {
                    returns.checked(set);
                }
                var _ = sets.recount(set);
            });
            return true;
        }
        Instant others = clock.instant().plus(TURN);
        try (Behind writing = new Behind()) {
            boolean more = true;
            while (more && judge(seen, kind, unjudged, writing)) {
                unjudged = rows.in(seen, RowState.DRAFT, unjudged.getLast().ordinal(), size);
                more =
                    !unjudged.isEmpty() && clock.instant().isBefore(others) && !Thread.currentThread().isInterrupted();
            }
        }
        return true;
    }

    /** Where the other rows took long, what was said of some while they were drafted may not hold any more: they are to be judged again. @return whether there are any */
    private boolean isDraftedLongAgo(StoredSet set, ChangePolicy policy) {
        Instant drafted = set.times().created();
        return (
            ConfirmRules.isOlder(drafted, policy, clock.instant()) && rows.unjudge(set, drafted, clock.instant()) > 0
        );
    }

    /** As many as the kind wants now; where it fails at the answer, as many as it always takes. */
    static int size(ShopId shop, String plugin, ChangeKind kind) {
        try {
            return Math.clamp(kind.checkSize(shop), 1, MOST);
        } catch (RuntimeException fault) {
            log.warn("The plugin {} fails to say how many rows of {} it checks at once", plugin, kind.id(), fault);
            return kind.checkSize();
        }
    }

    /** While the verdicts are written down, the next rows are judged. @return whether there is a point in going on */
    private boolean judge(StoredSet seen, ChangeKind kind, List<StoredRow> unjudged, Behind writing) {
        return switch (ask(seen, kind, unjudged)) {
            case CheckResult.Checked(List<CheckedRow> verdicts) -> writing.begin(() -> write(seen, unjudged, verdicts));
            case CheckResult.Later(var problem, var retryAt) -> {
                if (writing.end()) {
                    var unused = whileChecking(seen, set -> sets.problem(set, problem, retryAt));
                }
                yield false;
            }
        };
    }

    private CheckResult ask(StoredSet set, ChangeKind kind, List<StoredRow> unjudged) {
        try {
            return kind.check(set.shop(), unjudged.stream().map(StoredRow::row).toList());
        } catch (RuntimeException fault) {
            log.error("The plugin {} fails to check change set {}", set.plugin(), set.id(), fault);
            return new CheckResult.Later(Fault.problem(set, clock.instant()), Fault.retryAt(clock.instant()));
        }
    }

    private boolean write(StoredSet seen, List<StoredRow> unjudged, List<CheckedRow> verdicts) {
        Map<String, CheckedRow> byKey = new HashMap<>();
        verdicts.forEach(verdict -> byKey.put(verdict.key(), verdict));
        Map<String, Long> underWay = rows.underWay(seen, unjudged.stream().map(StoredRow::key).toList());
        Map<Integer, Judgement> judgements = new LinkedHashMap<>();
        unjudged.forEach(row ->
            judgements.put(row.ordinal(), Judgement.of(row, byKey.get(row.key()), underWay.get(row.key())))
        );
        return whileChecking(seen, set -> {
            if (rows.judge(set, RowState.DRAFT, judgements, clock.instant()) == judgements.size()) {
                sets.count(set, judged(set.rows(), judgements.values()));
            } else {
                // Another replica was faster with some.
                var _ = sets.recount(set);
            }
            if (set.problem() != null) {
                sets.problem(set, null, null);
            }
        });
    }

    /** A verdict on a set that is checked anew, confirmed or cancelled meanwhile counts no more. @return whether it counted */
    private boolean whileChecking(StoredSet seen, Consumer<StoredSet> write) {
        return Boolean.TRUE.equals(
            transaction.execute(status -> {
                Optional<StoredSet> locked = sets
                    .lock(seen.shop(), seen.id())
                    .filter(set -> set.state() == ChangeSetState.CHECKING && set.version() == seen.version());
                locked.ifPresent(write);
                return locked.isPresent();
            })
        );
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
