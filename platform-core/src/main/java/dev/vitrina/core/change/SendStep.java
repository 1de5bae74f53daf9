package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends one batch of a set. What is committed before the call is all that a crash leaves. */
final class SendStep {

    static final Reason INTERRUPTED = new Reason(
        "INTERRUPTED",
        "Vitrina stopped while this was being sent: whether it arrived is being found out"
    );
    static final Reason FAULT = new Reason(
        "PLUGIN_FAILED",
        "The plugin failed while this was being sent: whether it arrived is being found out"
    );
    private static final Duration HELD = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(SendStep.class);

    private final ChangeSetStore sets;
    private final PlanStore plans;
    private final RowJourney journey;
    private final SendingStops stops;
    private final Ending ending;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    SendStep(
        ChangeSetStore sets,
        PlanStore plans,
        RowJourney journey,
        SendingStops stops,
        Ending ending,
        TransactionTemplate transaction,
        InstantSource clock
    ) {
        this.sets = sets;
        this.plans = plans;
        this.journey = journey;
        this.stops = stops;
        this.ending = ending;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return whether it came on */
    boolean run(StoredSet seen, ChangeKind kind) {
        if (seen.waits(clock.instant())) {
            return false;
        }
        ChangePolicy policy = policy(seen, kind);
        ChangeBatch batch = transaction.execute(status -> claim(seen, kind, policy));
        if (batch == null) {
            return true;
        }
        SendResult result = send(seen, kind, batch);
        // The plugin, or the host, may be stopping: that must not keep the answer from being written down.
        boolean interrupted = Thread.interrupted();
        try {
            transaction.executeWithoutResult(status ->
                sets.lock(seen.shop(), seen.id()).ifPresent(set -> settle(set, batch, result))
            );
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }

    /** What a crash left being sent; nobody sends now, for a shop's sets of a kind are sent one after the other. */
    void abandon(StoredSet seen) {
        transaction.executeWithoutResult(status ->
            sets
                .lock(seen.shop(), seen.id())
                .ifPresent(set -> {
                    var unused = journey.abandon(set, INTERRUPTED, clock.instant());
                    ending.settle(set, false);
                })
        );
    }

    /** By default where it cannot be known: what somebody confirmed by the kind's own is not kept from being sent. */
    private static ChangePolicy policy(StoredSet set, ChangeKind kind) {
        try {
            return kind.policy(set.shop());
        } catch (RuntimeException fault) {
            log.error("The plugin {} fails at the policy of {}", set.plugin(), set.kind(), fault);
            return ChangePolicy.DEFAULT;
        }
    }

    /** It has waited, behind a stop, a quota or another set, for longer than its check is good. */
    private boolean hasWaitedTooLong(StoredSet set, ChangePolicy policy, Instant now) {
        return (
            ConfirmRules.isOlder(set.times().checked(), policy, now) &&
            ConfirmRules.isOlder(journey.lastSent(set).orElse(null), policy, now)
        );
    }

    private @Nullable ChangeBatch claim(StoredSet seen, ChangeKind kind, ChangePolicy policy) {
        Optional<StoredSet> locked = sets
            .lock(seen.shop(), seen.id())
            .filter(SendStep::isToBeSent)
            .filter(set -> set.isDue(clock.instant()) && set.schedule().recheckFrom() == null);
        if (locked.isEmpty()) {
            return null;
        }
        StoredSet set = locked.get();
        Instant now = clock.instant();
        if (stops.hold(set.shop())) {
            sets.problem(set, null, now.plus(HELD));
            return null;
        }
        if (hasWaitedTooLong(set, policy, now)) {
            plans.recheck(set);
            return null;
        }
        int number = sets.lastBatch(set) + 1;
        List<StoredRow> rows = journey.claim(set, number, kind.batchSize(), now, kind.firstLook(), kind.patience());
        if (rows.isEmpty()) {
            if (sets.recount(set).getOrDefault(RowState.READY, 0) > 0) {
                sets.problem(set, held(now), now.plus(HELD));
            }
            ending.settle(set, false);
            return null;
        }
        sets.sending(set, number, now);
        var unused = sets.recount(set);
        return new ChangeBatch(new ChangeSetId(set.id()), number, rows.stream().map(StoredRow::row).toList(), () ->
            isStopped(set)
        );
    }

    /** Where it cannot be known nothing more is sent: that is told of all that is not, while a failure here would leave rows in doubt. */
    private boolean isStopped(StoredSet set) {
        try {
            return stops.isStopped(set.shop());
        } catch (DataAccessException unknown) {
            log.warn("Whether sending was stopped cannot be read for change set {}", set.id(), unknown);
            return true;
        }
    }

    /** All that is left is at the upstream by another set. */
    private static Problem held(Instant now) {
        return new Problem(
            FailureKind.UNAVAILABLE,
            "Another change set is changing the same just now: this one waits for its end",
            now.plus(HELD)
        );
    }

    static boolean isToBeSent(StoredSet set) {
        return set.state() == ChangeSetState.CONFIRMED || set.state() == ChangeSetState.SENDING;
    }

    private SendResult send(StoredSet set, ChangeKind kind, ChangeBatch batch) {
        try {
            return kind.send(set.shop(), batch, Priority.REFRESH);
        } catch (RuntimeException fault) {
            log.error(
                "The plugin {} fails to send batch {} of change set {}",
                set.plugin(),
                batch.number(),
                set.id(),
                fault
            );
            return new SendResult.Uncertain(FAULT, clock.instant().plus(kind.firstLook()));
        }
    }

    private void settle(StoredSet set, ChangeBatch batch, SendResult result) {
        Instant now = clock.instant();
        int number = batch.number();
        switch (result) {
            case SendResult.Accepted(String reference, var rejected, Instant lookAt) -> {
                journey.rejected(set, number, rejected, now);
                journey.taken(set, number, reference, lookAt, now);
            }
            case SendResult.Refused(Reason reason) -> journey.batch(set, number, RowState.FAILED, reason, null, now);
            case SendResult.Uncertain(Reason reason, Instant lookAt, var rejected) -> {
                journey.rejected(set, number, rejected, now);
                journey.batch(set, number, RowState.UNCERTAIN, reason, lookAt, now);
            }
            case SendResult.Later(var problem, Instant retryAt) -> {
                // Cancelled meanwhile, it is not sent any more.
                journey.untaken(set, number, isToBeSent(set) ? RowState.READY : RowState.CANCELLED, now);
                if (isToBeSent(set)) {
                    sets.problem(set, problem, retryAt);
                }
            }
        }
        if (set.problem() != null && !(result instanceof SendResult.Later)) {
            sets.problem(set, null, null);
        }
        ending.settle(set, false);
    }
}
