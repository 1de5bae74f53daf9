package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Replica;
import dev.vitrina.benchmarks.goals.measure.Threads;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

/**
 * What came of many callers that asked for one key at the same moment.
 *
 * @param failed    callers without an answer
 * @param lastNanos when the last one had its answer or failure
 */
record Storm(long failed, long lastNanos) {
    static final int CALLERS = 200;

    /** The callers are spread over the replicas evenly. */
    static Storm on(List<Replica> cluster, String key) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Caller> callers = Threads.all(
            CALLERS,
            i ->
                () -> {
                    Replica replica = cluster.get(i % cluster.size());
                    start.await();
                    long began = System.nanoTime();
                    boolean failed = false;
                    try {
                        replica.get(key);
                    } catch (RuntimeException e) {
                        failed = true;
                    }
                    return new Caller(began, System.nanoTime(), failed);
                }
        );
        long began = callers.stream().mapToLong(Caller::began).min().orElseThrow();
        long ended = callers.stream().mapToLong(Caller::ended).max().orElseThrow();
        return new Storm(callers.stream().filter(Caller::failed).count(), ended - began);
    }

    private record Caller(long began, long ended, boolean failed) {}
}
