package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.RowState;
import java.util.Optional;

/** When a set that has ended may be sent again: it takes the same as to confirm it. */
final class RetryRules {

    private RetryRules() {}

    /** Why not, by the set as it is under its lock; empty when it may be. */
    static Optional<ActResult> objection(StoredSet set, Confirmation yes, ChangePolicy policy, ChangeKind kind) {
        int failed = set.count(RowState.FAILED);
        if (!set.state().ended()) {
            return Optional.of(ChangeActs.wrongState("It has not ended yet."));
        }
        if (set.version() != yes.version()) {
            return Optional.of(ChangeActs.stale());
        }
        if (failed + set.count(RowState.UNCERTAIN) == 0) {
            return refused("NOTHING_TO_RETRY", "No row of it failed.", "id");
        }
        if (isTakenBack(set)) {
            return refused("TAKEN_BACK", "It is taken back, or a roll-back of it waits: make a new one.", "id");
        }
        // Who only asks anew what became of rows sends nothing.
        boolean sends = failed > 0 || kind.sendsWhileFollowing();
        if (sends && ConfirmRules.isOwn(set, policy, yes.by().userId())) {
            return Optional.of(ConfirmRules.refused(Obstacle.NEEDS_ANOTHER_PERSON));
        }
        return ConfirmRules.miscounted(failed, yes, policy);
    }

    /** What is sent of it now, nobody would take back. */
    static boolean isTakenBack(StoredSet set) {
        return set.schedule().returned() || set.rolledBackBy() != null;
    }

    private static Optional<ActResult> refused(String code, String message, String path) {
        return Optional.of(ActResult.refused(code, message, path));
    }
}
