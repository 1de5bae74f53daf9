package dev.vitrina.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.sun.management.ThreadMXBean;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.UniversalCacheService;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;

/** A fresh hit in memory: thread CPU and allocation per read, 10,000 keys of 50 tenants drawn by Zipf's law. */
final class MemoryHits {

    private static final int KEYS = 10_000;
    private static final int TENANTS = 50;
    private static final int DRAWS = 1 << 16;
    private static final int READS = 400_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final int[] draws = zipf();
    private final AtomicLong blackhole = new AtomicLong();

    /**
     * All hold the very same arrays: where values lie in memory decides half of what a hit costs.
     *
     * @param other a replica of its own, so that each policy finds its own entries
     */
    void run(UniversalCacheService cache, UniversalCacheService other) {
        Cache<CacheKey, byte[]> raw = Caffeine.newBuilder()
            .maximumWeight(64L << 20)
            .<CacheKey, byte[]>weigher((key, value) -> value.length)
            .build();
        CacheKey[] keys = keys("bench/memory");
        byte[][] bodies = new byte[KEYS][1_024];
        for (int i = 0; i < KEYS; i++) {
            raw.put(keys[i], bodies[i]);
        }
        CachePolicy policy = CachePolicy.freshFor(Duration.ofHours(1));
        List<CacheRequest<byte[]>> bounded = requests(cache, keys, policy, bodies);
        List<CacheRequest<byte[]>> eventual = requests(
            other,
            keys("bench/memory-eventual"),
            policy.withCoherence(new Coherence.Eventual()),
            bodies
        );
        // Hits allocate nothing, so nothing else would ever move what was just loaded next to each other, as in a process that
        // has run for a while.
        System.gc();
        IntToLongFunction rawRead = i -> {
            byte[] value = raw.getIfPresent(keys[i]);
            return value == null ? 0 : value.length;
        };
        new Ratios()
            .add("raw Caffeine getIfPresent", () -> nanosPerRead(rawRead))
            .add("get, eventual", () -> nanosPerRead(i -> length(other.get(eventual.get(i)))))
            .add("get, bounded", () -> nanosPerRead(i -> length(cache.get(bounded.get(i)))))
            .print("Hit in memory, CPU time", "ns/op", 5, 15);
        System.out.printf(
            "  allocated: raw %.0f, eventual %.0f, bounded %.0f B/op%n",
            bytesPerRead(rawRead),
            bytesPerRead(i -> length(other.get(eventual.get(i)))),
            bytesPerRead(i -> length(cache.get(bounded.get(i))))
        );
    }

    private static CacheKey[] keys(String endpoint) {
        CacheKey[] keys = new CacheKey[KEYS];
        for (int i = 0; i < KEYS; i++) {
            keys[i] = new CacheKey(i % TENANTS, endpoint, "id=" + i);
        }
        return keys;
    }

    private static List<CacheRequest<byte[]>> requests(
        UniversalCacheService cache,
        CacheKey[] keys,
        CachePolicy policy,
        byte[][] bodies
    ) {
        List<CacheRequest<byte[]>> requests = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            byte[] body = bodies[i];
            requests.add(new CacheRequest<>(keys[i], policy, Codec.bytes(), context -> new LoadResult.Loaded<>(body)));
            cache.get(requests.getLast());
        }
        return requests;
    }

    private double nanosPerRead(IntToLongFunction read) {
        long before = threads.getCurrentThreadCpuTime();
        readAll(read);
        return (threads.getCurrentThreadCpuTime() - before) / (double) READS;
    }

    private double bytesPerRead(IntToLongFunction read) {
        long before = threads.getCurrentThreadAllocatedBytes();
        readAll(read);
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) READS;
    }

    private void readAll(IntToLongFunction read) {
        long sum = 0;
        for (int i = 0; i < READS; i++) {
            sum += read.applyAsLong(draws[i & (DRAWS - 1)]);
        }
        blackhole.addAndGet(sum);
    }

    private static long length(CacheAnswer<byte[]> answer) {
        return ((CacheAnswer.Found<byte[]>) answer).value().length;
    }

    private static int[] zipf() {
        double[] cumulated = new double[KEYS];
        double sum = 0;
        for (int i = 0; i < KEYS; i++) {
            sum += 1 / Math.pow(i + 1, 0.99);
            cumulated[i] = sum;
        }
        Random random = new Random(7);
        int[] draws = new int[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            int found = java.util.Arrays.binarySearch(cumulated, random.nextDouble() * sum);
            draws[i] = Math.min(KEYS - 1, found < 0 ? -found - 1 : found);
        }
        return draws;
    }
}
