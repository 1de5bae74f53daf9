package dev.vitrina.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a mirror, as logged.
 *
 * @param outcome   null while the run is under way
 * @param problem   why it stopped early; null otherwise
 * @param pages     pages read and committed
 * @param seen      rows the origin gave
 * @param created   rows that were new
 * @param updated   rows that had changed
 * @param unchanged rows that were not rewritten
 * @param deleted   rows removed because a complete full run did not see them
 * @param setAside  rows the origin gave that could not be read; not among {@code seen}
 * @param setAsideReasons why, for the first of them; null when there were none
 */
public record SyncRun(
    long id,
    long tenant,
    String mirror,
    SyncMode mode,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Outcome outcome,
    @Nullable Problem problem,
    int pages,
    long seen,
    long created,
    long updated,
    long unchanged,
    long deleted,
    long setAside,
    @Nullable String setAsideReasons
) {
    /** How a run ended. */
    public enum Outcome {
        COMPLETED,
        /** Complete, but so many rows were missing, or unreadable, that nothing was deleted: the next full run decides. */
        COMPLETED_WITHOUT_DELETING,
        /** Stopped by a failure; the next run goes on where it stopped. */
        INTERRUPTED,
        CANCELLED,
    }
}
