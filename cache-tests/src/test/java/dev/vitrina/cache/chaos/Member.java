package dev.vitrina.cache.chaos;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.history.Reader;

/** One replica, in this process or in another one. */
interface Member extends Reader, AutoCloseable {
    /** @param roundTrips for how many nanoseconds the reader's thread waited for the database */
    record Reply(CacheAnswer<String> answer, long roundTrips) {}

    /** Reads a key of {@link dev.vitrina.cache.history.World} under a policy of {@link Policies}. */
    Reply read(int key, int policy);

    /**
     * Invalidates a scope of {@link dev.vitrina.cache.history.World}.
     *
     * @throws CacheStoreException when it may not have reached everybody
     */
    void invalidate(int key, int choice, boolean hard);

    @Override
    void close();
}
