package dev.vitrina.products.search;

import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.SyncRun;
import org.jspecify.annotations.Nullable;

/** Differs whenever a page or a single card was committed, or a run ended, between two looks at a mirror. */
record MirrorVersion(long rows, long points, long lastRun, long currentRun, int pages) {
    static MirrorVersion of(MirrorStatus status) {
        SyncRun current = status.current();
        return new MirrorVersion(
            status.rows(),
            status.points(),
            id(status.last()),
            id(current),
            current == null ? 0 : current.pages()
        );
    }

    private static long id(@Nullable SyncRun run) {
        return run == null ? 0 : run.id();
    }
}
