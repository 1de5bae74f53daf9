package dev.vitrina.cache;

/** Follows a run. Called after each committed page, on the run's thread. */
@FunctionalInterface
public interface SyncListener {
    void onPage(SyncRun progress);

    /** Whether the run should stop after this page; asked after each page. */
    default boolean cancelled() {
        return false;
    }
}
