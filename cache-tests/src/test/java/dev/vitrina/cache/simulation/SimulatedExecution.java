package dev.vitrina.cache.simulation;

import dev.vitrina.cache.execution.Cancellable;
import dev.vitrina.cache.execution.Execution;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Threads, timers and waits of one replica in virtual time. */
record SimulatedExecution(Scheduler scheduler, SimulatedReplica replica) implements Execution {
    @Override
    public long nanoTime() {
        return replica.nanoTime();
    }

    @Override
    public void execute(Runnable work) {
        scheduler.fork("work", replica, startUp(), work);
    }

    @Override
    public Cancellable start(String name, Runnable work) {
        Fiber fiber = scheduler.fork(name, replica, startUp(), work);
        return () -> scheduler.interrupt(fiber);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable work) {
        AtomicBoolean cancelled = new AtomicBoolean();
        scheduler.fork("timer", replica, delay.toNanos(), () -> {
            if (!cancelled.get()) {
                work.run();
            }
        });
        return () -> cancelled.set(true);
    }

    @Override
    public Cancellable current() {
        Fiber fiber = scheduler.running();
        return () -> scheduler.interrupt(fiber);
    }

    @Override
    public <T> @Nullable T await(CompletableFuture<T> future, long nanos) {
        if (!future.isDone() && nanos > 0) {
            Fiber fiber = scheduler.running();
            long wait = fiber.waits();
            future.thenRun(() -> {
                if (fiber.waits() == wait) {
                    scheduler.resume(fiber, scheduler.now());
                }
            });
            scheduler.park(nanos, true);
        }
        return future.getNow(null);
    }

    @Override
    public void pause(long nanos) {
        scheduler.park(nanos, true);
    }

    @Override
    public boolean isInterrupted() {
        return scheduler.running().isInterrupted();
    }

    @Override
    public void clearInterrupt() {
        scheduler.running().clearInterrupt();
    }

    /** Now and then a thread is late. */
    private long startUp() {
        return scheduler.choose(8) == 0 ? scheduler.choose(20_000_000) : 0;
    }
}
