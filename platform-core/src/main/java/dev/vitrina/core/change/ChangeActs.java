package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.core.change.StoredSet.Person;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with change sets, each in one transaction under the set's lock. Whether they may is asked before. */
final class ChangeActs {

    private static final EnumSet<ChangeSetState> BEFORE_CONFIRMATION = EnumSet.of(
        ChangeSetState.DRAFT,
        ChangeSetState.CHECKING,
        ChangeSetState.CHECKED
    );

    private final ChangeSetStore sets;
    private final PlanStore plans;
    private final ChangeRowStore rows;
    private final RowJourney journey;
    private final RowFollowing following;
    private final ChangeKinds kinds;
    private final Reversibility reversibility;
    private final Policies policies;
    private final Approvals approvals;
    private final Ending ending;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    ChangeActs(
        ChangeSetStore sets,
        PlanStore plans,
        ChangeRowStore rows,
        RowJourney journey,
        RowFollowing following,
        ChangeKinds kinds,
        Policies policies,
        Approvals approvals,
        Ending ending,
        TransactionTemplate transaction,
        InstantSource clock
    ) {
        this.sets = sets;
        this.plans = plans;
        this.rows = rows;
        this.journey = journey;
        this.following = following;
        this.kinds = kinds;
        this.reversibility = new Reversibility(rows, kinds);
        this.policies = policies;
        this.approvals = approvals;
        this.ending = ending;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Has it checked, be it again. */
    ActResult check(StoredSet seen, @Nullable Integer version) {
        return change(seen, set -> {
            if (isStale(set, version)) {
                return stale();
            }
            if (!BEFORE_CONFIRMATION.contains(set.state())) {
                return wrongState("It is confirmed already: it cannot be checked any more.");
            }
            var unused = rows.unjudge(set, null, clock.instant());
            sets.act(set, ChangeSetState.CHECKING);
            return done(set);
        });
    }

    /** Says yes, as far as the kind's policy lets this person. */
    ActResult confirm(StoredSet seen, Confirmation yes) {
        ChangePolicy policy = policies.require(seen);
        return change(seen, set -> {
            Optional<ActResult> objection = ConfirmRules.objection(set, yes, policy, clock.instant()).or(() ->
                reversibility.objection(set, yes.plan())
            );
            if (objection.isPresent()) {
                return objection.get();
            }
            if (!yes.dryRun()) {
                sets.confirm(set, yes.by(), clock.instant());
                plans.plan(set, yes.plan());
                if (policy.fourEyes()) {
                    approvals.note(set, yes.by());
                }
            }
            return done(set);
        });
    }

    /** Sends nothing more of it; what is at the upstream is followed to its end. */
    ActResult cancel(StoredSet seen, @Nullable Integer version) {
        return change(seen, set -> {
            if (isStale(set, version)) {
                return stale();
            }
            if (set.state().ended()) {
                return wrongState("It has ended already.");
            }
            int stopped = journey.cancel(set, clock.instant());
            if (stopped == 0 && set.state() == ChangeSetState.PROCESSING) {
                return wrongState(
                    "All rows are sent: what is at Wildberries cannot be stopped, but rolled back later."
                );
            }
            sets.act(set, set.state());
            ending.settle(set, true);
            return done(set);
        });
    }

    /** Sends again what failed, once it was checked again, and asks anew after what stayed uncertain. */
    ActResult retry(StoredSet seen, Confirmation yes) {
        ChangePolicy policy = policies.require(seen);
        return change(seen, set -> {
            Optional<ActResult> objection = RetryRules.objection(set, yes, policy, kinds.require(set));
            if (objection.isPresent()) {
                return objection.get();
            }
            int failed = set.count(RowState.FAILED);
            Instant now = clock.instant();
            Instant deadline = now.plus(kinds.require(set).patience());
            var retried = journey.retry(set, now) + following.lookAgain(set, deadline, now);
            sets.act(set, failed > 0 ? ChangeSetState.CONFIRMED : ChangeSetState.PROCESSING);
            if (failed > 0) {
                plans.recheck(set);
                if (policy.fourEyes()) {
                    approvals.note(set, yes.by());
                }
            }
            return retried == 0 ? stale() : done(set);
        });
    }

    /**
     * Moves the start of a set that has not begun, or the return of one that is not taken back yet. The confirmation was about those as well: it takes who may
     * confirm.
     */
    ActResult reschedule(StoredSet seen, int version, Plan plan, Person by) {
        ChangePolicy policy = policies.require(seen);
        return change(seen, set -> {
            Instant now = clock.instant();
            StoredSet.Schedule old = set.schedule();
            boolean begins = set.state() == ChangeSetState.CONFIRMED && old.sendAt() != null && !set.isDue(now);
            boolean returns = old.returnAt() != null && !old.returned() && old.returnAt().isAfter(now);
            if (set.version() != version) {
                return stale();
            }
            if (!begins && !(returns && Objects.equals(plan.sendAt(), old.sendAt()))) {
                return wrongState("It has begun, or has no start: only a return that is still to come can be moved.");
            }
            if (ConfirmRules.isOwn(set, policy, by.userId())) {
                return ConfirmRules.refused(Obstacle.NEEDS_ANOTHER_PERSON);
            }
            Optional<ActResult> objection = begins
                ? plan.objection(now).or(() -> reversibility.objection(set, plan))
                : new Plan(null, plan.returnAt()).objection(now);
            if (objection.isPresent()) {
                return objection.get();
            }
            if (begins) {
                plans.plan(set, plan);
            } else {
                plans.moveReturn(set, plan.returnAt());
            }
            return done(set);
        });
    }

    /** Takes rows out of a set that nobody has confirmed. */
    ActResult delete(StoredSet seen, int version, Collection<String> keys, Person by) {
        return change(seen, set -> {
            if (set.state() != ChangeSetState.DRAFT && set.state() != ChangeSetState.CHECKED) {
                return wrongState(
                    "Rows can be taken out before the set is confirmed, and while it is not being checked."
                );
            }
            if (set.version() != version) {
                return stale();
            }
            if (rows.delete(set, keys) == set.total()) {
                throw new LastRowsException();
            }
            sets.edited(set, by);
            return done(set);
        });
    }

    private ActResult change(StoredSet seen, Function<StoredSet, ActResult> act) {
        try {
            return transaction.execute(status ->
                sets
                    .lock(seen.shop(), seen.id())
                    .map(act)
                    .orElseGet(() -> ActResult.refused("NOT_FOUND", "There is no such change set.", "id"))
            );
        } catch (LastRowsException last) {
            return ActResult.refused("LAST_ROWS", "No row would be left: cancel the set instead.", "keys");
        }
    }

    private ActResult done(StoredSet set) {
        var unused = sets.recount(set);
        return new ActResult.Done(sets.find(set.id()).orElseThrow());
    }

    static ActResult wrongState(String message) {
        return ActResult.refused("WRONG_STATE", message, "id");
    }

    /** @param version as the caller saw it; null from one who does not say */
    static boolean isStale(StoredSet set, @Nullable Integer version) {
        return version != null && version != set.version();
    }

    static ActResult stale() {
        return ActResult.refused(
            "CONFLICT",
            "The set was changed since you looked at it: look at what it is now, then decide.",
            "version"
        );
    }

    /** Rolls the transaction back. */
    private static final class LastRowsException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
