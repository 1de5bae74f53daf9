package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowOutcome;
import dev.vitrina.api.change.RowState;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.change.RowFollowing.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks what became of rows whose time has come. */
final class FollowStep {

    static final Reason NO_WORD = new Reason(
        "NO_WORD",
        "Nothing was heard of this in time: look at Wildberries before you change it again"
    );
    private static final Logger log = LoggerFactory.getLogger(FollowStep.class);
    private static final int MOST = 1_000;
    private static final Duration SOONEST = Duration.ofMillis(200);
    private static final Duration HELD = Duration.ofSeconds(5);
    private static final Duration LATEST = Duration.ofMinutes(10);

    private final ChangeSetStore sets;
    private final RowFollowing following;
    private final SendingStops stops;
    private final Ending ending;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    FollowStep(
        ChangeSetStore sets,
        RowFollowing following,
        SendingStops stops,
        Ending ending,
        TransactionTemplate transaction,
        InstantSource clock
    ) {
        this.sets = sets;
        this.following = following;
        this.stops = stops;
        this.ending = ending;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param late how long past its time a row must be to be asked after now. @return whether it came on */
    boolean run(StoredSet seen, ChangeKind kind, Duration late) {
        List<StoredRow> due = following.due(seen, clock.instant().minus(late), MOST);
        if (due.isEmpty()) {
            return false;
        }
        if (kind.sendsWhileFollowing() && isHeld(seen)) {
            return true;
        }
        FollowResult result = ask(seen, kind, due);
        Set<String> changed = changed(seen, kind, due, result);
        transaction.executeWithoutResult(status ->
            sets.lock(seen.shop(), seen.id()).ifPresent(set -> settle(set, kind, due, result, changed))
        );
        return true;
    }

    /** As before a batch: once a stop has returned, nothing begins that sends. */
    private boolean isHeld(StoredSet seen) {
        return Boolean.TRUE.equals(
            transaction.execute(status -> {
                boolean held = stops.hold(seen.shop());
                if (held) {
                    Instant now = clock.instant();
                    sets.lock(seen.shop(), seen.id()).ifPresent(set -> following.hold(set, now, now.plus(HELD)));
                }
                return held;
            })
        );
    }

    private FollowResult ask(StoredSet set, ChangeKind kind, List<StoredRow> due) {
        try {
            return kind.follow(set.shop(), due.stream().map(StoredRow::row).toList());
        } catch (RuntimeException fault) {
            log.error("The plugin {} fails to follow change set {}", set.plugin(), set.id(), fault);
            return new FollowResult.Later(Fault.problem(set, clock.instant()), Fault.retryAt(clock.instant()));
        }
    }

    /** Rows that failed, and have or may have changed something: their kind is told of those as well. */
    private static Set<String> changed(StoredSet set, ChangeKind kind, List<StoredRow> due, FollowResult result) {
        if (!(result instanceof FollowResult.Looked(var outcomes))) {
            return Set.of();
        }
        return due
            .stream()
            .filter(row -> outcomes.get(row.key()) instanceof RowOutcome.Failed)
            .filter(row -> mayHaveChanged(set, kind, row.row()))
            .map(StoredRow::key)
            .collect(Collectors.toSet());
    }

    /** Where it fails at the answer it is told, for being told too much does no harm. */
    private static boolean mayHaveChanged(StoredSet set, ChangeKind kind, ChangeRow row) {
        try {
            return kind.mayHaveChanged(set.shop(), row);
        } catch (RuntimeException fault) {
            log.error("The plugin {} fails to say what change set {} may have changed", set.plugin(), set.id(), fault);
            return true;
        }
    }

    private void settle(StoredSet set, ChangeKind kind, List<StoredRow> due, FollowResult result, Set<String> changed) {
        Instant now = clock.instant();
        switch (result) {
            case FollowResult.Looked(var outcomes) -> {
                List<Step> steps = due
                    .stream()
                    .map(row -> step(row, outcomes.get(row.key()), kind, changed, now))
                    .toList();
                following.followed(set, steps, now);
                if (set.problem() != null && set.goOnAt() == null) {
                    sets.problem(set, null, null);
                }
                ending.settle(set, false);
            }
            case FollowResult.Later(Problem problem, Instant retryAt) -> {
                following.postpone(set, latest(retryAt, now.plus(SOONEST)));
                sets.problem(set, problem, set.goOnAt());
            }
        }
    }

    private static Step step(
        StoredRow row,
        @Nullable RowOutcome outcome,
        ChangeKind kind,
        Set<String> changed,
        Instant now
    ) {
        return switch (outcome) {
            case RowOutcome.Verified() -> new Step(row, RowState.VERIFIED, null, null, true);
            case RowOutcome.Failed(Reason reason) -> new Step(
                row,
                RowState.FAILED,
                reason,
                null,
                changed.contains(row.key())
            );
            case RowOutcome.Pending(Instant lookAt) -> again(row, lookAt, now);
            case null -> again(row, now.plus(pause(kind.firstLook(), row.looks())), now);
        };
    }

    /** Asked again, once at the deadline, and then no more. */
    private static Step again(StoredRow row, Instant lookAt, Instant now) {
        Instant deadline = row.deadline();
        if (deadline != null && !deadline.isAfter(now)) {
            return new Step(row, RowState.UNCERTAIN, NO_WORD, null, true);
        }
        Instant next = latest(lookAt, now.plus(SOONEST));
        Instant inTime = deadline != null && deadline.isBefore(next) ? deadline : next;
        return new Step(row, row.row().state(), row.reason(), inTime, false);
    }

    private static Duration pause(Duration first, int looks) {
        Duration pause = first.multipliedBy(1L << Math.min(looks, 10));
        return pause.compareTo(LATEST) > 0 ? LATEST : pause;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
