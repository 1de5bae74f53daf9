package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.execution.Cancellable;
import dev.vitrina.cache.execution.Execution;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One thread that does what is due when the test lets time pass. Nothing may wait on it. */
final class VirtualTime implements Execution {

    private final TreeMap<Long, Queue<Runnable>> due = new TreeMap<>();
    private long now;

    /** Does all that is due until then. */
    void passes(Duration time) {
        long end = now + time.toNanos();
        while (!due.isEmpty() && due.firstKey() <= end) {
            Map.Entry<Long, Queue<Runnable>> next = due.firstEntry();
            now = next.getKey();
            Runnable work = next.getValue().poll();
            if (work == null) {
                due.remove(now);
            } else {
                work.run();
            }
        }
        now = end;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void execute(Runnable work) {
        at(now, work);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable work) {
        at(now + delay.toNanos(), work);
        return () -> {
            throw new UnsupportedOperationException();
        };
    }

    private void at(long time, Runnable work) {
        due.computeIfAbsent(time, ignored -> new ArrayDeque<>()).add(work);
    }

    @Override
    public Cancellable start(String name, Runnable work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Cancellable current() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> @Nullable T await(CompletableFuture<T> future, long nanos) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause(long nanos) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isInterrupted() {
        return false;
    }

    @Override
    public void clearInterrupt() {}
}
