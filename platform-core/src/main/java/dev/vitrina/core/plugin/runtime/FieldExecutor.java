package dev.vitrina.core.plugin.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Runs the fields of one plugin, so many at once; the others wait in their virtual threads, as long as their requests may take. Only
 * fields: what a plugin starts itself may be waited for by one of them.
 */
final class FieldExecutor implements Executor {

    private final Executor threads;
    private final FieldLimits limits;
    private final Semaphore places;

    FieldExecutor(Executor threads, FieldLimits limits) {
        this.threads = threads;
        this.limits = limits;
        this.places = new Semaphore(limits.places(), true);
    }

    @Override
    public void execute(Runnable field) {
        threads.execute(() -> {
            // Not interruptibly: whoever waits for the field would never hear of it. It ends soon enough, as those before it do.
            places.acquireUninterruptibly();
            try {
                limits.run(field);
            } finally {
                places.release();
            }
        });
    }
}
