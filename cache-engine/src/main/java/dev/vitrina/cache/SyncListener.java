package dev.vitrina.cache;

/**
 * Follows a run, on the run's thread. What it throws ends the run, which is logged as interrupted and goes on next time, and reaches
 * the caller of {@link Mirror#sync}.
 */
@FunctionalInterface
public interface SyncListener {
    /** A page is committed. The next one waits meanwhile. */
    void onPage(SyncRun progress);

    /**
     * Whether the run should stop after this page; asked on the run's thread before and after each page is committed. The page
     * after it is then not asked for, or no longer waited for.
     */
    default boolean cancelled() {
        return false;
    }

    /**
     * Whether the run should stop after this page and keep its place: the next run goes on from here. Asked on the run's thread after
     * each page is committed.
     */
    default boolean paused() {
        return false;
    }
}
