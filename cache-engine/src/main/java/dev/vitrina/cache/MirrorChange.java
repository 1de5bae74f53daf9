package dev.vitrina.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of one row of a mirror, noted in the transaction that made it.
 *
 * @param id       grows with each change of the tenant's mirror, in the order in which they were committed; not without gaps
 * @param row      the row's id
 * @param diff     of a {@link Kind#CHANGED} row: a JSON object that gives for each top-level field that differs
 *                 {@code {"before": ..., "after": ...}}, without the one or the other where the field was not there; null otherwise,
 *                 and when a document before or after holds what PostgreSQL's jsonb cannot, as the number 1e999999
 * @param document of a {@link Kind#REMOVED} row: what it was last, as JSON; null otherwise
 * @param at       when it was noticed, by the database's clock: at the origin it happened earlier
 * @param run      the {@link SyncRun} that noticed it; null when it was not noticed by a run
 */
public record MirrorChange(
    long id,
    long row,
    Kind kind,
    @Nullable String diff,
    @Nullable String document,
    Instant at,
    @Nullable Long run
) {
    /** What happened to the row. */
    public enum Kind {
        CREATED,
        CHANGED,
        REMOVED,
    }
}
