package dev.vitrina.cache.execution;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * All that takes time in the cache of entries: its threads, its timer, its waits, and the counter that these go by. In
 * production {@link ThreadExecution}; whoever brings another decides in which order everything happens.
 */
public interface Execution extends Executor {
    /** The counter that waits go by, in nanoseconds. */
    long nanoTime();

    /** Runs the work on a thread of its own, which may block. */
    @Override
    void execute(Runnable work);

    /** Runs work that lasts as long as the engine, on a thread of this name. */
    Cancellable start(String name, Runnable work);

    /**
     * Runs the work once, after the delay, on the timer's thread: it must not block.
     *
     * @throws RejectedExecutionException when the engine is closing
     */
    Cancellable schedule(Duration delay, Runnable work);

    /** The calling thread, for another one to interrupt. */
    Cancellable current();

    /**
     * Waits on the calling thread for a future that never fails.
     *
     * @param nanos how long at most; only looks when not positive
     * @return null when it was not complete by then, or when the thread was interrupted, and then stays marked so
     */
    <T> @Nullable T await(CompletableFuture<T> future, long nanos);

    /** Keeps the calling thread waiting so long, or until it is interrupted; it then stays marked so. */
    void pause(long nanos);

    /** Whether the calling thread is marked as interrupted. */
    boolean isInterrupted();

    /** Takes that mark away. */
    void clearInterrupt();
}
