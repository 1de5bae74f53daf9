package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.RowState;
import dev.vitrina.core.change.StoredSet.Person;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the set that takes another back: of its verified rows and those that its kind says may have changed something, each expecting what that set left, so
 * that a later change by somebody else is found by the check. One at a time.
 */
final class RollBack {

    static final String ORIGIN = "roll-back";
    private static final int PAGE = 500;
    private static final List<RowState> ENDS = List.of(RowState.VERIFIED, RowState.FAILED, RowState.UNCERTAIN);

    private final ChangeSetStore sets;
    private final ChangeRowStore rows;
    private final Drafts drafts;
    private final ChangeKinds kinds;
    private final TransactionTemplate transaction;

    RollBack(
        ChangeSetStore sets,
        ChangeRowStore rows,
        Drafts drafts,
        ChangeKinds kinds,
        TransactionTemplate transaction
    ) {
        this.sets = sets;
        this.rows = rows;
        this.drafts = drafts;
        this.kinds = kinds;
        this.transaction = transaction;
    }

    /**
     * What came of making it.
     *
     * @param sure whether each row that was, or may be, changed is among its rows, and was verified: a later change of what was not cannot be seen
     */
    record Turned(ActResult result, boolean sure) {}

    /** @return the new set, being checked; or the one there is already */
    ActResult of(StoredSet seen, @Nullable Integer version, Person by) {
        return transaction.execute(status ->
            sets
                .lock(seen.shop(), seen.id())
                .map(set -> ChangeActs.isStale(set, version) ? ChangeActs.stale() : of(set, by))
                .orElseGet(() -> ActResult.refused("NOT_FOUND", "There is no such change set.", "id"))
        );
    }

    private ActResult of(StoredSet set, Person by) {
        if (!set.state().ended()) {
            return ChangeActs.wrongState("It has not ended yet.");
        }
        Optional<StoredSet> present = Optional.ofNullable(set.rolledBackBy()).flatMap(sets::find);
        if (present.isPresent() && !present.get().state().ended()) {
            return new ActResult.Done(present.get());
        }
        return returning(set, by).result();
    }

    /** Of a set that has ended and that its caller has locked, whatever roll-back there is. */
    Turned returning(StoredSet set, Person by) {
        Reversed reversed = new Reversed(set, kinds.require(set));
        ActResult result = turn(set, reversed, by);
        return new Turned(result, reversed.sure);
    }

    private ActResult turn(StoredSet set, Reversed reversed, Person by) {
        if (!reversed.hasNext()) {
            return ActResult.refused("NOTHING_TO_ROLL_BACK", "No row of it was applied, or none can be taken back.");
        }
        long id = drafts.create(
            new NewSet(
                set.shop(),
                set.kind(),
                set.plugin(),
                set.rights(),
                set.title(),
                ORIGIN,
                null,
                null,
                set.id(),
                by
            ),
            () -> reversed
        );
        StoredSet made = sets.find(id).orElseThrow();
        sets.act(made, ChangeSetState.CHECKING);
        return new ActResult.Done(sets.find(id).orElseThrow());
    }

    /** The rows that may have changed something, turned, a page at a time. */
    private final class Reversed implements Iterator<NewRow> {

        private final StoredSet set;
        private final ChangeKind kind;
        private final Iterator<RowState> states = ENDS.iterator();
        private Iterator<NewRow> page = List.<NewRow>of().iterator();
        private RowState state = states.next();
        private int last;
        private boolean over;
        private boolean sure = true;

        private Reversed(StoredSet set, ChangeKind kind) {
            this.set = set;
            this.kind = kind;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && !over) {
                turn(rows.in(set, state, last, PAGE));
            }
            return page.hasNext();
        }

        @Override
        public NewRow next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            return page.next();
        }

        private void turn(List<StoredRow> found) {
            List<NewRow> turned = new ArrayList<>();
            for (StoredRow row : found) {
                if (state == RowState.VERIFIED || kind.mayHaveChanged(set.shop(), row.row())) {
                    Optional<DraftRow> draft = kind.reverse(row.row());
                    draft.ifPresent(back -> turned.add(new NewRow(back, expected(back))));
                    sure &= state == RowState.VERIFIED && draft.isPresent();
                }
            }
            if (!found.isEmpty()) {
                last = found.getLast().ordinal();
            } else if (states.hasNext()) {
                state = states.next();
                last = 0;
            } else {
                over = true;
            }
            page = turned.iterator();
        }

        /** All of them: that a value is not there is known as well. */
        private static List<FieldChange> expected(DraftRow draft) {
            return draft
                .fields()
                .stream()
                .map(field -> new FieldChange(field.name(), field.before(), null))
                .toList();
        }
    }
}
