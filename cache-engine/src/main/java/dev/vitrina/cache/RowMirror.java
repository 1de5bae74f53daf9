package dev.vitrina.cache;

import java.util.Collection;

/**
 * A mirror into which single rows can be put that were read elsewhere: the row of a notice, or one that was just changed and read
 * back. What is put or removed beats older copies: a page that was asked for before brings the row back to what it was in no way, and a
 * full run under way does not take the row for deleted.
 *
 * <p>Nothing is put or removed where no run of the tenant ever began, nor after {@link #purge}: the first run reads the whole
 * collection, and what comes late brings nothing of a tenant back that is gone.
 *
 * @param <R> the row
 */
public interface RowMirror<R> extends Mirror {
    /**
     * Puts a row, unless a newer version of it is held. Committed when it returns, among the {@link #changes} as well; waits for a page
     * that is being committed, never for a run.
     *
     * @return whether the mirror held something else
     */
    boolean put(long tenant, R row);

    /**
     * Puts rows, each as {@link #put} does, all of them in one transaction.
     *
     * @param rows of different ids, as many as one page has at most
     * @return how many of which the mirror held something else
     */
    int putAll(long tenant, Collection<? extends R> rows);

    /**
     * Removes a row, as {@link #put} puts one.
     *
     * @return whether the mirror held it
     */
    boolean remove(long tenant, long row);
}
