package dev.vitrina.core.change;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Does one thing after the other, in order, while its owner makes the next one ready. Of one owner's; closing it waits for what is still being done. */
final class Behind implements AutoCloseable {

    private @Nullable FutureTask<Boolean> doing;

    /**
     * Begins a task when the one before has ended; what that one threw is thrown here.
     *
     * @param task whether there is a point in going on
     * @return false when there was none after the one before: nothing is begun then
     */
    boolean begin(BooleanSupplier task) {
        if (!end()) {
            return false;
        }
        FutureTask<Boolean> next = new FutureTask<>(task::getAsBoolean);
        doing = next;
        Thread.ofVirtual().name("change-writer").start(next);
        return true;
    }

    /** Waits, also while the owner is to stop: what was begun is not left half watched. @return whether there is a point in going on */
    boolean end() {
        FutureTask<Boolean> awaited = doing;
        doing = null;
        boolean interrupted = false;
        try {
            while (awaited != null) {
                try {
                    return awaited.get();
                } catch (InterruptedException stopping) {
                    interrupted = true;
                }
            }
            return true;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error death) {
                throw death;
            }
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        var unused = end();
    }
}
