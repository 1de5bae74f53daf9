package dev.vitrina.benchmarks.goals.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Work by several threads at once. */
public final class Threads {

    private Threads() {}

    /** One read of a key by its number. */
    @FunctionalInterface
    public interface Read {
        void of(int key) throws Exception;
    }

    /** Runs something on a virtual thread. */
    public static CompletableFuture<Void> start(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
                try {
                    task.run();
                    done.complete(null);
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                }
            });
        return done;
    }

    /** Runs tasks on a virtual thread each and waits for all. */
    public static <T> List<T> all(int count, IntFunction<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return all(threads, count, tasks);
        }
    }

    private static <T> List<T> all(ExecutorService threads, int count, IntFunction<Callable<T>> tasks)
        throws Exception {
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            futures.add(threads.submit(tasks.apply(i)));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return results;
    }

    /** Closed loop: reads a second of random keys, all threads together. */
    public static double rate(int threads, int keys, long millis, Read read) throws Exception {
        LongAdder reads = new LongAdder();
        long began = System.nanoTime();
        long until = began + TimeUnit.MILLISECONDS.toNanos(millis);
        platform(threads, thread -> {
            while (System.nanoTime() - until < 0) {
                read.of(ThreadLocalRandom.current().nextInt(keys));
                reads.increment();
            }
        });
        return (reads.sum() * 1e9) / (System.nanoTime() - began);
    }

    /** Open loop: each read counts from when it was meant to start, so that queueing is not hidden. In nanoseconds. */
    public static Histogram latencies(int threads, int keys, double perSecond, long millis, Read read)
        throws Exception {
        Histogram histogram = new ConcurrentHistogram(3);
        long gap = (long) ((threads * 1e9) / perSecond);
        long began = System.nanoTime();
        long until = began + TimeUnit.MILLISECONDS.toNanos(millis);
        platform(threads, thread -> {
            for (long due = began + (thread * gap) / threads; due - until < 0; due += gap) {
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                read.of(ThreadLocalRandom.current().nextInt(keys));
                histogram.recordValue(System.nanoTime() - due);
            }
        });
        return histogram;
    }

    private static void platform(int count, Read task) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            all(
                threads,
                count,
                thread ->
                    () -> {
                        task.of(thread);
                        return 0;
                    }
            );
        }
    }
}
