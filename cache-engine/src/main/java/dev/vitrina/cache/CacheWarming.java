package dev.vitrina.cache;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Loads again what was asked for most lately. The store keeps no requests, so each replica remembers the latest request of up to
 * two thousand keys that it was asked for most often within a day, not counting what its memory answered while it was fresh; only
 * those can be warmed, by that replica. Thread-safe.
 */
public interface CacheWarming {
    /**
     * Loads on the calling thread, one after the other and the most asked for first, what is not fresh any more, or nearly not, as
     * {@link CachePolicy#refreshAt} says. At {@link Priority#EAGER}: waits half a minute at most for the {@link Budget}, then leaves
     * the rest of that endpoint and tenant alone. Ends early when the thread is interrupted, and leaves that noted on it.
     *
     * @param tenant   null means all
     * @param endpoint null means all
     * @return where it ended
     */
    Progress warm(@Nullable Long tenant, @Nullable String endpoint, Listener listener);

    /**
     * Forgets the requests of these endpoints, with all that they refer to: their loaders' owner goes away. None is remembered, and
     * none is kept warm, until they are {@link #admit admitted} again.
     */
    void forget(Collection<String> endpoints);

    /** Remembers requests of these endpoints again: their loaders' owner is back. */
    void admit(Collection<String> endpoints);

    /**
     * How far it has come.
     *
     * @param done      entries looked at
     * @param total     entries to look at
     * @param loaded    loaded again
     * @param postponed left alone because the budget has no room for them
     * @param failed    could not be loaded; the others of those done were fresh
     */
    record Progress(long done, long total, long loaded, long postponed, long failed) {}

    /** Follows it, on its thread. */
    @FunctionalInterface
    interface Listener {
        /** After each entry. */
        void onProgress(Progress progress);

        /** Whether to stop; asked before each entry, and while it waits. */
        default boolean cancelled() {
            return false;
        }
    }
}
