package dev.vitrina.cache.execution;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * On Java's threads.
 *
 * @param executor runs loads, which block
 * @param timer    runs what is due, which does not
 */
public record ThreadExecution(Executor executor, ScheduledExecutorService timer) implements Execution {
    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable work) {
        executor.execute(work);
    }

    @Override
    public Cancellable start(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(work)::interrupt;
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable work) {
        ScheduledFuture<?> due = timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> due.cancel(false);
    }

    @Override
    public Cancellable current() {
        return Thread.currentThread()::interrupt;
    }

    @Override
    public <T> @Nullable T await(CompletableFuture<T> future, long nanos) {
        try {
            return future.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Only futures that never fail are waited for", e);
        }
    }

    @Override
    public void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    @Override
    public boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    @Override
    public void clearInterrupt() {
        boolean unused = Thread.interrupted();
    }
}
