package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.RowState;
import dev.vitrina.core.change.StoredSet.Person;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** Confirms sets that nobody looks at, where nothing speaks against it. Whether the person in whose name it is done may is asked before. */
final class Unattended {

    private final ChangeSetStore sets;
    private final PlanStore plans;
    private final ChangeRowStore rows;
    private final SendingStops stops;
    private final Approvals approvals;
    private final Policies policies;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Unattended(ChangeParts parts, Policies policies) {
        this.sets = parts.sets();
        this.plans = parts.plans();
        this.rows = parts.rows();
        this.stops = parts.stops();
        this.approvals = parts.approvals();
        this.policies = policies;
        this.transaction = parts.transaction();
        this.clock = parts.clock();
    }

    ActResult confirm(StoredSet seen, Person by) {
        Optional<ChangePolicy> policy = policies.find(seen.kind(), seen.shop());
        if (policy.isEmpty()) {
            return ConfirmRules.refused(Obstacle.PLUGIN_AWAY);
        }
        return transaction.execute(status -> {
            // Before the set, as everybody does who locks both: a stop that is being made counts, and nobody waits for the other.
            boolean stopped = stops.hold(seen.shop());
            return sets
                .lock(seen.shop(), seen.id())
                .map(set -> confirm(set, by, policy.get(), stopped))
                .orElseGet(() -> ActResult.refused("NOT_FOUND", "There is no such change set.", "id"));
        });
    }

    private ActResult confirm(StoredSet set, Person by, ChangePolicy policy, boolean stopped) {
        Confirmation yes = new Confirmation(set.version(), set.count(RowState.READY), null, by, Plan.AT_ONCE, false);
        Optional<ActResult> objection = ConfirmRules.objection(set, yes, policy, clock.instant()).or(() ->
            objection(set, policy, stopped)
        );
        if (objection.isPresent()) {
            return objection.get();
        }
        sets.confirm(set, by, clock.instant());
        plans.plan(set, yes.plan());
        plans.unattended(set);
        approvals.unattended(set, by);
        return new ActResult.Done(sets.find(set.id()).orElseThrow());
    }

    /** What keeps a set for people, beyond what would keep a person from confirming it. */
    private Optional<ActResult> objection(StoredSet set, ChangePolicy policy, boolean stopped) {
        if (policy.fourEyes()) {
            return Optional.of(ConfirmRules.refused(Obstacle.NEEDS_ANOTHER_PERSON));
        }
        if (set.editedBy() != null) {
            return Optional.of(ActResult.refused("EDITED", "Somebody edited it: a person decides.", "id"));
        }
        if (stopped) {
            return Optional.of(ActResult.refused("SENDING_STOPPED", "Sending is stopped: a person decides.", "id"));
        }
        return rows.isDoubtful(set)
            ? Optional.of(ActResult.refused("FOUND", "The check found errors or warnings: a person decides.", "id"))
            : Optional.empty();
    }
}
