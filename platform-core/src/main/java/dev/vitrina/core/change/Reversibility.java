package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.RowState;
import java.util.List;
import java.util.Optional;

/** Whether the return that somebody plans can be kept. Called under the set's lock. */
final class Reversibility {

    private static final int PAGE = 500;

    private final ChangeRowStore rows;
    private final ChangeKinds kinds;

    Reversibility(ChangeRowStore rows, ChangeKinds kinds) {
        this.rows = rows;
        this.kinds = kinds;
    }

    /** Why not: a row that would be sent cannot be taken back, as its kind says. Empty without a return. */
    Optional<ActResult> objection(StoredSet set, Plan plan) {
        if (plan.returnAt() == null || canBeTakenBack(set, kinds.require(set))) {
            return Optional.empty();
        }
        return Optional.of(
            ActResult.refused(
                "CANNOT_RETURN",
                "Not every row of it can be taken back: take those out, or confirm it without a return.",
                "returnAt"
            )
        );
    }

    private boolean canBeTakenBack(StoredSet set, ChangeKind kind) {
        List<StoredRow> page = rows.in(set, RowState.READY, 0, PAGE);
        while (!page.isEmpty()) {
            if (page.stream().anyMatch(row -> kind.reverse(row.row()).isEmpty())) {
                return false;
            }
            page = rows.in(set, RowState.READY, page.getLast().ordinal(), PAGE);
        }
        return true;
    }
}
