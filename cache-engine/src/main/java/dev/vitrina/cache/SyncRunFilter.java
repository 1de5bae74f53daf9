package dev.vitrina.cache;

import dev.vitrina.cache.SyncRun.Outcome;
import org.jspecify.annotations.Nullable;

/** Which runs of the sync log; all given conditions must hold. */
public record SyncRunFilter(@Nullable Long tenant, @Nullable String mirror, @Nullable Outcome outcome) {
    public static final SyncRunFilter NONE = new SyncRunFilter(null, null, null);
}
