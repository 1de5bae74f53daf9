package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.List;

/**
 * Invalidations that are to be made later, by whichever replica comes first when they are due: they outlive the one that asked.
 * Every call throws {@link CacheStoreException} when the store cannot be reached.
 */
public interface DeferredStore {
    /** Why an invalidation waits. Each keeps at most one per scope and strength. */
    enum Reason {
        /** The origin shows a change late: of several the last one counts. */
        SETTLE,
        /** Others like it may follow: the first one says when all are made. */
        DEBOUNCE,
    }

    /** An invalidation that has just been made. */
    record Made(long scope, boolean hard) {}

    /** @return whether it was noted anew; false when one like it was waiting already and stands for it */
    boolean defer(Scope scope, Invalidation invalidation, Reason reason, Duration delay);

    /** Makes those that are due, in one transaction with forgetting them: at most so many, none that another replica is making. */
    List<Made> makeDue(int atMost);
}
