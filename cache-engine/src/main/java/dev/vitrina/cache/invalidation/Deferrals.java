package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.execution.Execution;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.invalidation.DeferredStore.Made;
import dev.vitrina.cache.invalidation.DeferredStore.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes invalidations that wait when they are due. The replica that deferred one sees to it in time; every replica also looks
 * {@link #makeDue now and then}, so that none is lost with the replica that deferred it.
 */
public final class Deferrals {

    private static final Logger LOG = LoggerFactory.getLogger(Deferrals.class);
    private static final int AT_ONCE = 200;

    /** The store's clock decides what is due: asking a little late spares asking twice. */
    private static final Duration LATE = Duration.ofMillis(20);

    private final DeferredStore store;
    private final Generations generations;
    private final Doorbell doorbell;
    private final Execution execution;

    public Deferrals(DeferredStore store, Generations generations, Doorbell doorbell, Execution execution) {
        this.store = store;
        this.generations = generations;
        this.doorbell = doorbell;
        this.execution = execution;
    }

    /** @throws CacheStoreException when the store cannot be reached: nothing is deferred then */
    void defer(Scope scope, Invalidation invalidation, Reason reason, Duration delay) {
        if (store.defer(scope, invalidation, reason, delay)) {
            try {
                var unused = execution.schedule(delay.plus(LATE), () -> execution.execute(this::makeDue));
            } catch (RejectedExecutionException e) {
                LOG.debug("The engine is closing: another replica will see to what was deferred");
            }
        }
    }

    /** Makes all that is due. Logs failures: the next look makes up for them. */
    public void makeDue() {
        try {
            List<Made> made;
            do {
                made = store.makeDue(AT_ONCE);
                made.forEach(one -> generations.move(one.scope(), one.hard()));
                if (!made.isEmpty()) {
                    doorbell.ring();
                }
            } while (made.size() == AT_ONCE);
        } catch (RuntimeException e) {
            // On a timer that would end with an exception.
            LOG.warn("Deferred invalidations will be made later", e);
        }
    }
}
