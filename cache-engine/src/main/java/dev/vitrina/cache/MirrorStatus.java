package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mirror holds for a tenant.
 *
 * @param asOf     when the last complete run began: the age of the oldest thing in the mirror; null before the first
 * @param seenAt   when the last full run began that saw every row which is left; null before the first. Incremental runs find no row that
 *                 went away, so a row may have been gone since then: see {@link #seen}
 * @param complete whether the whole collection was read at least once
 * @param lag      how late the source's list may be: what changed so shortly before {@code asOf} may not be here yet
 * @param rows     rows held
 * @param points   how many times rows were put, removed or touched apart from runs: differs when one was between two looks
 * @param current  the run under way, or one that was interrupted and will go on; null when there is none
 * @param last     the last finished run; null before the first
 * @param readAt   when this was read, by the database's clock
 */
public record MirrorStatus(
    @Nullable Instant asOf,
    @Nullable Instant seenAt,
    boolean complete,
    Duration lag,
    long rows,
    long points,
    @Nullable SyncRun current,
    @Nullable SyncRun last,
    Instant readAt
) {
    /**
     * Freshness of what the rows answer, as of {@link #readAt}. Rows of a first run that has not ended yet are part of a collection,
     * and so never fresh; they are as old as that run.
     *
     * @param fresh how old the mirror may be and still count as fresh
     */
    public Freshness freshness(Duration fresh) {
        Problem problem = current == null ? null : current.problem();
        Freshness.State notFresh = problem == null ? Freshness.State.STALE : Freshness.State.STALE_ON_ERROR;
        if (asOf == null) {
            Instant begun = current == null ? readAt : current.startedAt();
            return new Freshness(notFresh, begun, age(begun), begun, Freshness.Source.MIRROR, problem);
        }
        Duration age = age(asOf);
        Freshness.State state = age.compareTo(fresh) <= 0 ? Freshness.State.FRESH : notFresh;
        return new Freshness(state, asOf, age, asOf.plus(fresh), Freshness.Source.MIRROR, problem);
    }

    /**
     * When a row was last in a page of the origin's list, at the earliest: what a result of several rows states as its age is the oldest
     * of theirs, which is that of the row written longest ago. Rows that do not change are not written to keep book of it.
     *
     * @param syncedAt the row's {@code synced_at}: when it was last written
     */
    public Instant seen(Instant syncedAt) {
        return seenAt == null || syncedAt.isAfter(seenAt) ? syncedAt : seenAt;
    }

    private Duration age(Instant since) {
        Duration age = Duration.between(since, readAt);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
