package dev.vitrina.cache.execution;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Time passes when the test says so, and work runs then, on the test's thread. */
public final class ManualExecution implements Execution {

    private final Deque<Runnable> ready = new ArrayDeque<>();
    private final List<Due> due = new ArrayList<>();
    private long now = 1_000_000_000_000L;
    private boolean closed;
    private boolean interrupted;

    private record Due(long at, Runnable work) {}

    /** Runs all that may run now. */
    public void run() {
        while (!ready.isEmpty()) {
            ready.removeFirst().run();
        }
    }

    /** Lets time pass, and runs what is due at its moment. */
    public void advance(Duration time) {
        pass(time.toNanos(), () -> false);
    }

    private void pass(long nanos, BooleanSupplier enough) {
        run();
        long until = now + nanos;
        while (!enough.getAsBoolean()) {
            Due next = due.stream().min(Comparator.comparingLong(one -> one.at() - now)).orElse(null);
            if (next == null || next.at() - until > 0) {
                // Work that ran meanwhile may have let more time pass than this.
                now = Math.max(now - until, 0) + until;
                return;
            }
            now = Math.max(next.at() - now, 0) + now;
            due.remove(next);
            next.work().run();
            run();
        }
    }

    /** Takes no more work for later. */
    public void close() {
        closed = true;
    }

    /** How much waits for its time. */
    public int scheduled() {
        return due.size();
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void execute(Runnable work) {
        ready.add(work);
    }

    @Override
    public Cancellable start(String name, Runnable work) {
        ready.add(work);
        return () -> interrupted = true;
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable work) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        Due added = new Due(now + delay.toNanos(), work);
        due.add(added);
        return () -> due.remove(added);
    }

    @Override
    public Cancellable current() {
        return () -> interrupted = true;
    }

    @Override
    public <T> @Nullable T await(CompletableFuture<T> future, long nanos) {
        pass(nanos, future::isDone);
        return future.getNow(null);
    }

    @Override
    public void pause(long nanos) {
        pass(nanos, () -> false);
    }

    @Override
    public boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public void clearInterrupt() {
        interrupted = false;
    }
}
