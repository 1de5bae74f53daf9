package dev.vitrina.core.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What {@code platform.change_set} says of starts and returns. Called under the set's lock, but for reading. */
final class PlanStore {

    private final JdbcClient jdbc;

    PlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was seen of the set before counts no more. A set with a start is checked again when that has come. */
    void plan(StoredSet set, Plan plan) {
        one(
            set,
            """
            UPDATE platform.change_set
            SET send_at = :sendAt, return_at = :returnAt, version = version + 1, go_on_at = NULL,
                recheck_from = CASE WHEN CAST(:sendAt AS timestamptz) IS NULL THEN recheck_from ELSE 0 END
            """
        )
            .param("sendAt", ChangeSetStore.utc(plan.sendAt()))
            .param("returnAt", ChangeSetStore.utc(plan.returnAt()))
            .update();
    }

    /** Nobody has looked at the set: it was confirmed because nothing was found. */
    void unattended(StoredSet set) {
        one(set, "UPDATE platform.change_set SET unattended = true").update();
    }

    /** Only the return: how far the set has come stays as it is. */
    void moveReturn(StoredSet set, @Nullable Instant returnAt) {
        one(set, "UPDATE platform.change_set SET return_at = :returnAt, version = version + 1")
            .param("returnAt", ChangeSetStore.utc(returnAt))
            .update();
    }

    /** All rows that wait are checked again before they are sent. */
    void recheck(StoredSet set) {
        one(set, "UPDATE platform.change_set SET recheck_from = 0").update();
    }

    /** Rows up to this ordinal are checked again, and so many of them held. */
    void rechecked(StoredSet set, int ordinal, int held) {
        one(set, "UPDATE platform.change_set SET recheck_from = :ordinal, held_rows = held_rows + :held")
            .param("ordinal", ordinal)
            .param("held", held)
            .update();
    }

    /** All rows are, by now. */
    void rechecked(StoredSet set, Instant now) {
        one(set, "UPDATE platform.change_set SET recheck_from = NULL, checked_at = :now")
            .param("now", ChangeSetStore.utc(now))
            .update();
    }

    /** Sets whose return has come and is not done. */
    List<StoredSet> toReturn(Instant now) {
        return jdbc
            .sql(
                "SELECT " +
                ChangeSetRows.COLUMNS +
                """
                FROM platform.change_set s
                WHERE s.return_at <= :now AND NOT s.returned
                  AND s.state IN ('CONFIRMED', 'SENDING', 'PROCESSING', 'VERIFIED', 'PARTLY_FAILED', 'FAILED', 'CANCELLED')
                ORDER BY s.return_at, s.id
                """
            )
            .param("now", ChangeSetStore.utc(now))
            .query((row, n) -> ChangeSetRows.read(row))
            .list();
    }

    void returned(StoredSet set) {
        one(set, "UPDATE platform.change_set SET returned = true").update();
    }

    void confirmWhenChecked(StoredSet set, boolean wanted) {
        one(set, "UPDATE platform.change_set SET confirm_when_checked = :wanted").param("wanted", wanted).update();
    }

    private StatementSpec one(StoredSet set, String statement) {
        return jdbc
            .sql(statement + " WHERE shop_id = :shop AND id = :id")
            .param("shop", set.shop().value())
            .param("id", set.id());
    }
}
