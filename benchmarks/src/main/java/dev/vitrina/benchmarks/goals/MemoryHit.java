package dev.vitrina.benchmarks.goals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Replica;
import dev.vitrina.benchmarks.goals.contender.Vitrina;
import dev.vitrina.benchmarks.goals.measure.Comparison;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.benchmarks.goals.measure.Rounds;
import dev.vitrina.benchmarks.goals.measure.ThreadCost;
import dev.vitrina.benchmarks.goals.measure.Zipf;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Coherence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.function.UnaryOperator;

/**
 * G1 and G2, a fresh hit in memory: processor time and allocation of the calling thread. 10,000 keys of 50 tenants drawn by
 * Zipf's law, values of 1 KB, all fresh.
 */
final class MemoryHit implements Goal {

    private static final int KEYS = 10_000;
    private static final int TENANTS = 50;
    private static final int READS = 400_000;

    private static final String RAW = "raw Caffeine getIfPresent";
    private static final String RAW_OUR_KEYS = "the same, keyed by the engine's record of three";
    /** What no cache whose values age can do without. */
    private static final String RAW_CLOCK = "the same, and one look at the clock";
    private static final String LOADING = "Caffeine LoadingCache, refreshAfterWrite";
    private static final String BOUNDED = "bounded";
    private static final String EVENTUAL = "eventual";

    @Override
    public List<String> ids() {
        return List.of("G1", "G2");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Zipf draws = Zipf.of(KEYS, 1 << 16);
        String[] keys = new String[KEYS];
        byte[][] bodies = new byte[KEYS][1_024];
        for (int i = 0; i < KEYS; i++) {
            keys[i] = (i % TENANTS) + ":bench/goals:id=" + i;
        }
        Origin origin = new Origin(1_024);
        UnaryOperator<dev.vitrina.cache.engine.CacheEngineBuilder> realTime = engine ->
            engine.nanoTime(System::nanoTime);
        try (
            Vitrina bounded = Vitrina.open(lab.setting(), origin, UnaryOperator.identity(), realTime);
            Vitrina eventual = Vitrina.open(
                lab.setting(),
                origin,
                policy -> policy.withCoherence(new Coherence.Eventual()),
                realTime
            );
            Replica spring = Contender.SPRING.open(lab.setting(), origin);
            Replica jetCache = Contender.JETCACHE.open(lab.setting(), origin)
        ) {
            Map<String, IntToLongFunction> reads = new LinkedHashMap<>();
            reads.put(RAW, raw(keys, bodies));
            reads.put(RAW_OUR_KEYS, raw(ourKeys(), bodies));
            IntToLongFunction timeless = raw(ourKeys(), bodies);
            reads.put(RAW_CLOCK, i -> timeless.applyAsLong(i) + (System.nanoTime() & 1));
            reads.put(LOADING, loading(keys, bodies));
            reads.put(Contender.SPRING.title(), through(spring, keys));
            reads.put(Contender.JETCACHE.title(), through(jetCache, keys));
            long tenants = lab.tenant() * TENANTS;
            reads.put(EVENTUAL, vitrina(eventual, tenants));
            reads.put(BOUNDED, vitrina(bounded, tenants));
            // Hits allocate nothing, so nothing else would ever move what was just loaded next to each other.
            System.gc();
            ThreadCost cost = new ThreadCost(READS);
            Rounds rounds = new Rounds(lab.amount(5, 3), lab.amount(15, 5));
            Map<String, Double> bytes = new LinkedHashMap<>();
            reads.forEach((name, read) -> rounds.add(name, () -> cost.nanos(i -> read.applyAsLong(draws.draw(i)))));
            Comparison nanos = rounds.run();
            reads.forEach((name, read) -> bytes.put(name, cost.bytes(i -> read.applyAsLong(draws.draw(i)))));
            return List.of(time(nanos), allocation(bytes));
        }
    }

    private static Result time(Comparison nanos) {
        Result.Builder result = Result.of(
            "G1",
            "fresh hit in memory, processor time of a read",
            "at most 1.6 x raw Caffeine; at least 4 x cheaper than JetCache"
        );
        for (String name : nanos.names()) {
            if (!name.equals(BOUNDED) && !name.equals(EVENTUAL)) {
                result.beside(name, ns(nanos, name) + ", " + nanos.ratio(name, RAW).asRatio());
            }
        }
        Quartiles ratio = nanos.ratio(BOUNDED, RAW);
        Quartiles jetCache = nanos.ratio(Contender.JETCACHE.title(), BOUNDED);
        return result
            .note(
                "The eventual policy: " +
                ns(nanos, EVENTUAL) +
                ", " +
                nanos.ratio(EVENTUAL, RAW).asRatio() +
                ". Against Caffeine with the engine's own keys: " +
                nanos.ratio(BOUNDED, RAW_OUR_KEYS).asRatio() +
                ", and with one look at the clock as well: " +
                nanos.ratio(BOUNDED, RAW_CLOCK).asRatio() +
                "."
            )
            .verdict(
                ns(nanos, BOUNDED) + ", " + ratio.asRatio() + "; JetCache costs " + jetCache.asRatio() + " of it",
                ratio.median() <= 1.6 && jetCache.median() >= 4
            );
    }

    private static Result allocation(Map<String, Double> bytes) {
        Result.Builder result = Result.of("G2", "fresh hit in memory, allocation of a read", "0 B");
        bytes.forEach((name, value) -> {
            if (!name.equals(BOUNDED) && !name.equals(EVENTUAL)) {
                result.beside(name, b(value));
            }
        });
        double ours = Math.max(of(bytes, BOUNDED), of(bytes, EVENTUAL));
        return result.verdict(b(ours), ours < 0.5);
    }

    private static double of(Map<String, Double> values, String name) {
        return Objects.requireNonNull(values.get(name));
    }

    private static String ns(Comparison nanos, String name) {
        return String.format(Locale.ROOT, "%.0f ns", nanos.of(name).median());
    }

    private static String b(double bytes) {
        return String.format(Locale.ROOT, "%.0f B", bytes);
    }

    private static <K> IntToLongFunction raw(K[] keys, byte[][] bodies) {
        Cache<K, byte[]> cache = Caffeine.newBuilder()
            .maximumWeight(64L << 20)
            .<K, byte[]>weigher((key, value) -> value.length)
            .build();
        for (int i = 0; i < KEYS; i++) {
            cache.put(keys[i], bodies[i]);
        }
        return i -> {
            byte[] value = cache.getIfPresent(keys[i]);
            return value == null ? 0 : value.length;
        };
    }

    private static IntToLongFunction loading(String[] keys, byte[][] bodies) {
        LoadingCache<String, byte[]> cache = Caffeine.newBuilder()
            .maximumWeight(64L << 20)
            .<String, byte[]>weigher((key, value) -> value.length)
            .refreshAfterWrite(Duration.ofHours(1))
            .build(key -> bodies[0]);
        for (int i = 0; i < KEYS; i++) {
            cache.put(keys[i], bodies[i]);
        }
        return i -> cache.get(keys[i]).length;
    }

    private static IntToLongFunction through(Replica replica, String[] keys) {
        for (String key : keys) {
            replica.get(key);
        }
        return i -> replica.get(keys[i]).length;
    }

    private static IntToLongFunction vitrina(Vitrina replica, long tenants) {
        @SuppressWarnings({ "unchecked", "rawtypes" })
        CacheRequest<byte[]>[] requests = new CacheRequest[KEYS];
        for (int i = 0; i < KEYS; i++) {
            requests[i] = replica.request(tenants + (i % TENANTS), "id=" + i);
            replica.get(requests[i]);
        }
        var cache = replica.cache();
        return i -> ((CacheAnswer.Found<byte[]>) cache.get(requests[i])).value().length;
    }

    private static CacheKey[] ourKeys() {
        CacheKey[] keys = new CacheKey[KEYS];
        for (int i = 0; i < KEYS; i++) {
            keys[i] = new CacheKey(i % TENANTS, "bench/goals", "id=" + i);
        }
        return keys;
    }
}
