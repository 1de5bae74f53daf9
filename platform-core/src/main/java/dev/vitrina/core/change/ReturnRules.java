package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.core.change.ChangeSetEndListener.WaitingReturn;
import dev.vitrina.core.change.StoredSet.Person;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Decides whether a return is sent by the confirmation that was given with what it takes back. Called under the set's lock. */
final class ReturnRules {

    private final ChangeSetStore sets;
    private final PlanStore plans;
    private final ChangeRowStore rows;
    private final Approvals approvals;
    private final List<ChangeSetEndListener> listeners;
    private final InstantSource clock;

    ReturnRules(
        ChangeSetStore sets,
        PlanStore plans,
        ChangeRowStore rows,
        Approvals approvals,
        List<ChangeSetEndListener> listeners,
        InstantSource clock
    ) {
        this.sets = sets;
        this.plans = plans;
        this.rows = rows;
        this.approvals = approvals;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** Its check is done: sent where nothing was found, and left to people where a row has an error, or somebody else has changed one meanwhile. */
    void checked(StoredSet set) {
        plans.confirmWhenChecked(set, false);
        Map<RowState, Integer> counts = sets.recount(set);
        boolean errors = counts.getOrDefault(RowState.BLOCKED, 0) > 0;
        if (errors || rows.isFound(set, Judgement.CHANGED_SINCE)) {
            WaitingReturn waiting = new WaitingReturn(set.shop(), set.id(), set.title(), set.rights().read());
            listeners.forEach(listener -> listener.returnWaits(waiting));
        } else if (counts.getOrDefault(RowState.READY, 0) == 0) {
            // All is as it was before already.
            sets.move(set, ChangeSetState.CANCELLED, clock.instant());
        } else {
            Person by = Objects.requireNonNull(set.createdBy(), "A return is in the name of who confirmed");
            sets.confirm(set, by, clock.instant());
            approvals.returned(set, by);
        }
    }
}
