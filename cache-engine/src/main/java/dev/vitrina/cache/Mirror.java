package dev.vitrina.cache;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A synced collection. Rows and cursor of a page are committed together, so a crash at any moment loses and doubles
 * nothing; an interrupted run goes on where it stopped.
 */
public interface Mirror {
    String name();

    /**
     * Runs a sync on the calling thread until the collection's end, a failure or cancellation. At most one run per tenant is
     * under way in the cluster. An interrupted full run is finished before an incremental one starts.
     *
     * @throws SyncInProgressException when another run of this tenant is under way
     */
    SyncRun sync(long tenant, SyncMode mode, SyncListener listener);

    /** What the mirror holds, how old it is and how its runs went; costs one statement. */
    MirrorStatus status(long tenant);

    /** The latest runs, newest first. */
    List<SyncRun> runs(long tenant, int limit);

    /** Freshness of what the mirror would answer now, given how old it may be; part of {@link #status}. */
    default Freshness freshness(long tenant, Duration fresh) {
        return status(tenant).freshness(fresh);
    }

    /**
     * Notes that a question was answered from the rows where the origin would have been asked: counts as a hit of
     * the mirror's name in {@link CacheCounts}, as each page that a sync reads counts as a load.
     */
    void answered(long tenant);

    /**
     * Notes that the rows' owner wrote something into them that no sync brought, as columns derived anew: moves {@link MirrorStatus#points} on,
     * for who keeps what was computed of the rows. It is no change of theirs.
     */
    void touched(long tenant);

    /**
     * The latest change of the tenant's rows, kept or not: who has read the rows after asking for it goes on from here. Zero while
     * the mirror was never read; what a first run loads moves it on, though its rows are no changes.
     */
    long position(long tenant);

    /**
     * What happened after a position. Nothing unless the definition keeps changes; rows of the first load, before the mirror was
     * ever complete, are not changes.
     *
     * @param after a {@link #position}, or that of the last answer
     * @param limit at most so many
     */
    MirrorChanges changes(long tenant, long after, int limit);

    /**
     * What happened to one row, newest first, as far as it is kept.
     *
     * @param before only changes older than the one of this id; null begins with the newest
     */
    List<MirrorChange> history(long tenant, long row, @Nullable Long before, int limit);

    /**
     * What happened last to any of the tenant's rows, newest first, as far as it is kept.
     *
     * @param before only changes older than the one of this id; null begins with the newest
     */
    List<MirrorChange> latest(long tenant, @Nullable Long before, int limit);

    /** Removes the tenant's rows and state. */
    void purge(long tenant);
}
