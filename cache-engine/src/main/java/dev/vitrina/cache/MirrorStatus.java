package dev.vitrina.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mirror holds for a tenant.
 *
 * @param asOf     when the last complete run began: the age of the oldest thing in the mirror; null before the first
 * @param complete whether the whole collection was read at least once
 * @param rows     rows held
 * @param current  the run under way, or one that was interrupted and will go on; null when there is none
 * @param last     the last finished run; null before the first
 */
public record MirrorStatus(
    @Nullable Instant asOf,
    boolean complete,
    long rows,
    @Nullable SyncRun current,
    @Nullable SyncRun last
) {}
