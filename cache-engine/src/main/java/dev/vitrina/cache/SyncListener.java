package dev.vitrina.cache;

/** Follows a run. Called after each committed page, on the run's thread. */
@FunctionalInterface
public interface SyncListener {
    void onPage(SyncRun progress);

    /**
     * Whether the run should stop after this page; asked on the run's thread before and after each page is committed. The page
     * after it is then not asked for, or no longer waited for.
     */
    default boolean cancelled() {
        return false;
    }
}
