package dev.vitrina.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes mirrors. */
public interface Mirrors {
    /** A mirror by its definition. State is kept by name, so the same name after a restart goes on where it was. */
    <R> RowMirror<R> mirror(MirrorDefinition<R> definition);

    /** Rows that all mirrors together hold for a tenant. */
    long rows(long tenant);

    /**
     * The sync log of all mirrors, newest first.
     *
     * @param before only runs older than the run of this id; null begins with the newest
     * @param limit  at most so many
     */
    List<SyncRun> runs(SyncRunFilter filter, @Nullable Long before, int limit);

    /** How many runs of the sync log the filter admits. */
    long countRuns(SyncRunFilter filter);
}
