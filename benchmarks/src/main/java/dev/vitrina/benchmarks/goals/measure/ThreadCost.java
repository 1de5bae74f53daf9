package dev.vitrina.benchmarks.goals.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntToLongFunction;

/** What an operation costs the calling thread: processor time and allocation. Keeps the sums, so that nothing is optimised away. */
public final class ThreadCost {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final int operations;

    @SuppressWarnings("UnusedVariable") // Keeps what was read from being optimised away.
    private volatile long blackhole;

    public ThreadCost(int operations) {
        this.operations = operations;
    }

    public double nanos(IntToLongFunction operation) {
        long before = threads.getCurrentThreadCpuTime();
        all(operation);
        return (threads.getCurrentThreadCpuTime() - before) / (double) operations;
    }

    public double bytes(IntToLongFunction operation) {
        long before = threads.getCurrentThreadAllocatedBytes();
        all(operation);
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) operations;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Nobody reads it.
    private void all(IntToLongFunction operation) {
        long sum = 0;
        for (int i = 0; i < operations; i++) {
            sum += operation.applyAsLong(i);
        }
        blackhole += sum;
    }
}
