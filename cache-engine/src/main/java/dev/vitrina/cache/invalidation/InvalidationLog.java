package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The log of invalidations, as one replica reads it on a connection of its own. Used by one thread. Throws
 * {@link CacheStoreException} when the connection is lost; the reader then closes it and makes another.
 */
public interface InvalidationLog extends AutoCloseable {
    /**
     * @param transaction every older transaction has ended, so all its rows are there
     * @param seconds     the store's clock
     */
    record Horizon(long transaction, long seconds) {}

    /** @param seq names the row; rows commit in another order */
    record Row(long seq, long scope, boolean hard) {}

    Horizon horizon();

    /** The committed rows of this transaction and all younger ones, in no order. */
    List<Row> since(long transaction);

    /** Whether {@link #awaitNotice} hears anything; if not, the reader must come back by itself. */
    boolean listens();

    /**
     * Waits for an announcement. Returns at once when one came since the last call.
     *
     * @return the keys of entries whose loads ended elsewhere, as far as was announced; mostly none
     */
    Set<UUID> awaitNotice(long nanos);

    @Override
    void close();
}
