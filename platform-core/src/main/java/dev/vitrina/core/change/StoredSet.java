package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Problem;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code platform.change_set}.
 *
 * @param version      counts what changes the meaning of a confirmation
 * @param rows         by state; states without rows are left out
 * @param problem      why it does not go on, or did not last
 * @param goOnAt       checking and sending wait until then
 * @param editedBy     who took rows out last
 * @param rolledBackBy the latest set that takes this one back and was not cancelled
 */
record StoredSet(
    ShopId shop,
    long id,
    String kind,
    String plugin,
    Rights rights,
    String title,
    String origin,
    ChangeSetState state,
    int version,
    Map<RowState, Integer> rows,
    @Nullable Problem problem,
    @Nullable Instant goOnAt,
    Schedule schedule,
    Times times,
    @Nullable Person createdBy,
    @Nullable Person editedBy,
    @Nullable Person confirmedBy,
    @Nullable Long rollbackOf,
    @Nullable Long rolledBackBy
) {
    int count(RowState... states) {
        int sum = 0;
        for (RowState state : states) {
            sum += rows.getOrDefault(state, 0);
        }
        return sum;
    }

    int total() {
        return count(RowState.values());
    }

    /** Whether the start it was given, if any, has come. */
    boolean isDue(Instant now) {
        return schedule.sendAt() == null || !schedule.sendAt().isAfter(now);
    }

    boolean waits(Instant now) {
        return goOnAt != null && goOnAt.isAfter(now);
    }

    /** What one must hold in the set's shop. */
    record Rights(String act, String read) {}

    /**
     * What was planned with the confirmation.
     *
     * @param recheckFrom        rows behind this ordinal are checked again before anything is sent; null for none
     * @param held               rows that this check stopped
     * @param returned           whether the return is done, or needless
     * @param confirmWhenChecked whether it is such a return, confirmed with what it takes back
     * @param unattended         whether it was confirmed because nothing was found, without anybody looking
     */
    record Schedule(
        @Nullable Instant sendAt,
        @Nullable Instant returnAt,
        @Nullable Integer recheckFrom,
        int held,
        boolean returned,
        boolean confirmWhenChecked,
        boolean unattended
    ) {}

    /** When it came where. */
    record Times(
        Instant created,
        @Nullable Instant checked,
        @Nullable Instant confirmed,
        @Nullable Instant sent,
        @Nullable Instant ended
    ) {}

    /** Who, as known then. */
    record Person(long userId, String email) {}
}
