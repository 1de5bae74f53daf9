package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.core.audit.AuditLog;
import dev.vitrina.core.audit.AuditOutcome;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.change.ChangeSetEndListener.EndedSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Says where a set is by where its rows are. Called under the set's lock, after its rows were changed. */
final class Ending {

    private final ChangeSetStore sets;
    private final RowFollowing following;
    private final AuditLog audit;
    private final List<ChangeSetEndListener> listeners;
    private final InstantSource clock;

    Ending(
        ChangeSetStore sets,
        RowFollowing following,
        AuditLog audit,
        List<ChangeSetEndListener> listeners,
        InstantSource clock
    ) {
        this.sets = sets;
        this.following = following;
        this.audit = audit;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** Deletes the sets that ended longer ago than this; in the caller's transaction. */
    void forget(Duration age) {
        sets.deleteEnded(age).forEach(set -> listeners.forEach(listener -> listener.forgotten(set.shop(), set.id())));
    }

    /** @param cancelled whether somebody has just stopped it */
    void settle(StoredSet set, boolean cancelled) {
        Map<RowState, Integer> rows = sets.recount(set);
        ChangeSetState state = state(set, rows, cancelled);
        if (state == set.state()) {
            return;
        }
        sets.move(set, state, clock.instant());
        if (state.ended()) {
            sets.problem(set, null, null);
            tell(set, state, rows);
            TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        note(set, state, rows);
                    }
                }
            );
        }
    }

    private ChangeSetState state(StoredSet set, Map<RowState, Integer> rows, boolean cancelled) {
        if (count(rows, RowState.READY) > 0) {
            return set.state();
        }
        if (count(rows, RowState.SENDING) > 0 || following.isAsked(set)) {
            return ChangeSetState.PROCESSING;
        }
        if (cancelled || count(rows, RowState.CANCELLED) > 0) {
            return ChangeSetState.CANCELLED;
        }
        if (failed(set, rows) == 0) {
            return ChangeSetState.VERIFIED;
        }
        return count(rows, RowState.VERIFIED) == 0 ? ChangeSetState.FAILED : ChangeSetState.PARTLY_FAILED;
    }

    private void tell(StoredSet set, ChangeSetState state, Map<RowState, Integer> rows) {
        EndedSet ended = new EndedSet(
            set.shop(),
            set.id(),
            set.title(),
            set.rights().read(),
            state,
            count(rows, RowState.VERIFIED),
            failed(set, rows)
        );
        listeners.forEach(listener -> listener.ended(ended));
    }

    /** In the name of who confirmed it. */
    private void note(StoredSet set, ChangeSetState state, Map<RowState, Integer> rows) {
        StoredSet.Person who = set.confirmedBy() == null ? set.createdBy() : set.confirmedBy();
        audit.append(
            new AuditRecord(
                who == null ? null : who.userId(),
                who == null ? null : who.email(),
                set.shop().value(),
                "changeSetEnded",
                JsonMapper.shared().writeValueAsString(
                    Map.of("id", Long.toString(set.id()), "kind", set.kind(), "state", state.name(), "rows", rows)
                ),
                state == ChangeSetState.VERIFIED || state == ChangeSetState.CANCELLED
                    ? AuditOutcome.SUCCEEDED
                    : AuditOutcome.FAILED,
                null,
                null,
                null
            )
        );
    }

    private static int failed(StoredSet set, Map<RowState, Integer> rows) {
        return count(rows, RowState.FAILED) + count(rows, RowState.UNCERTAIN) + set.schedule().held();
    }

    private static int count(Map<RowState, Integer> rows, RowState state) {
        return rows.getOrDefault(state, 0);
    }
}
