package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.SyncRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run works under.
 *
 * @param fence     names this leader; whoever comes later has another one, and this one's commits fail
 * @param run       the run, begun or taken up again
 * @param cursor    where the next page starts; null at the beginning
 * @param complete  whether a run was ever completed
 * @param shrinkRun an earlier complete run that missed too many rows; null when there is none
 * @param moment    when the state was last looked at: what the mirror holds is known up to then
 */
record MirrorState(
    long fence,
    SyncRun run,
    @Nullable String cursor,
    boolean complete,
    @Nullable Long shrinkRun,
    Moment moment
) {
    /**
     * A moment of the mirror.
     *
     * @param at      by the database's clock
     * @param points  rows that were put or removed one by one until then
     * @param pointAt when the last of them was; the epoch when there was none
     */
    record Moment(Instant at, long points, Instant pointAt) {}

    /** How changes that the run notices are noted; null when they are not: the rows of a first load are no changes. */
    @Nullable
    Tracking tracking(MirrorDefinition<?> definition) {
        return Tracking.of(definition, run.tenant(), complete, run.id());
    }

    MirrorState after(SyncRun run, @Nullable String cursor, Moment moment) {
        return new MirrorState(fence, run, cursor, complete, shrinkRun, moment);
    }
}
