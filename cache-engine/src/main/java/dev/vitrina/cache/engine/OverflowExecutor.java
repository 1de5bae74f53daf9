package dev.vitrina.cache.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what a bounded executor refuses on a virtual thread of its own. A load that is never begun would keep all who wait for
 * it until their time-outs, and a lease that is not extended loses a run: both are worse than a thread too many.
 */
record OverflowExecutor(Executor executor, AtomicBoolean warned) implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(OverflowExecutor.class);

    static Executor over(Executor executor) {
        return new OverflowExecutor(executor, new AtomicBoolean());
    }

    @Override
    public void execute(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            if (warned.compareAndSet(false, true)) {
                LOG.warn("The executor given to the cache refuses work, which now runs on virtual threads instead", e);
            }
            Thread.ofVirtual().name("cache-overflow").start(work);
        }
    }
}
