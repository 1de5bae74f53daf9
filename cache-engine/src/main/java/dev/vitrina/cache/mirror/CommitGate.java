package dev.vitrina.cache.mirror;

import dev.vitrina.cache.CacheStoreException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets so many pages be committed at a time, of all mirrors and tenants of a replica, in the order in which they came: syncs that nothing else holds
 * up would take every connection and processor from people who read. Who waits holds no connection. A run has one page at a time to commit, so no
 * run can come twice before another that waits.
 */
final class CommitGate {

    private final Semaphore places;

    CommitGate(int places) {
        this.places = new Semaphore(places, true);
    }

    /** @throws CacheStoreException when the thread is interrupted while it waits; its flag is set again */
    <T> T pass(Supplier<T> commit) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheStoreException("Interrupted before a page was committed", e, true);
        }
        try {
            return commit.get();
        } finally {
            places.release();
        }
    }
}
