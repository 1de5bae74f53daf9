package dev.vitrina.cache.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random readers and writers on two replicas, checked against the history: a reader never sees a value older than the newest one
 * whose invalidation had returned before the reader began (on the same replica, and on any replica when it asks strictly).
 */
class HistoryTest {

    private static final int KEYS = 4;
    private static final int THREADS = 6;
    private static final int STEPS = 120;

    private final long tenant = Requests.tenant();
    private final AtomicLongArray origin = new AtomicLongArray(KEYS);
    /** Per replica and key: the newest version whose invalidation returned there; the last row is any replica. */
    private final List<AtomicLongArray> announced = List.of(
        new AtomicLongArray(KEYS),
        new AtomicLongArray(KEYS),
        new AtomicLongArray(KEYS)
    );
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(longs = { 11, 12 })
    void noReaderGoesBackBehindAnInvalidation(long seed) throws InterruptedException {
        try (Replica first = Replica.start(); Replica second = Replica.start()) {
            run(seed, step -> step < STEPS, List.of(first, second));
        }

        assertThat(violations).isEmpty();
    }

    private void run(long seed, IntPredicate goesOn, List<Replica> replicas) throws InterruptedException {
        Thread[] threads = new Thread[THREADS];
        for (int t = 0; t < THREADS; t++) {
            Random random = new Random(seed * 100 + t);
            threads[t] = Thread.ofPlatform().start(() -> {
                    for (int step = 0; goesOn.test(step); step++) {
                        tryStep(replicas, random);
                    }
                });
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void tryStep(List<Replica> replicas, Random random) {
        try {
            step(replicas, random);
        } catch (CacheStoreException expected) {
            // An invalidation that may or may not have happened: nobody may count on it.
        } catch (RuntimeException e) {
            violations.add("A step threw " + e);
        }
    }

    private void step(List<Replica> replicas, Random random) {
        int replica = random.nextInt(replicas.size());
        int key = random.nextInt(KEYS);
        if (random.nextInt(5) == 0) {
            long version = origin.incrementAndGet(key);
            replicas.get(replica).cache().invalidate(scope(key, random), Invalidation.HARD);
            announced.get(replica).accumulateAndGet(key, version, Math::max);
            announced.get(2).accumulateAndGet(key, version, Math::max);
        } else {
            boolean strict = random.nextInt(3) == 0;
            long atLeast = announced.get(strict ? 2 : replica).get(key);
            CacheAnswer<String> answer = replicas.get(replica).get(request(key, strict, random.nextInt()));
            if (
                answer instanceof CacheAnswer.Found<String>(String value, var freshness) &&
                Long.parseLong(value) < atLeast
            ) {
                violations.add("key %d, strict %s: %s < %d, %s".formatted(key, strict, value, atLeast, freshness));
            }
        }
    }

    private Scope scope(int key, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Scope.Key(key(key));
            case 1 -> new Scope.Tag(tenant, "asked" + key);
            case 2 -> new Scope.Tag(tenant, "found" + key);
            default -> new Scope.Tenant(tenant);
        };
    }

    /** The version is fixed when the load arrives; then it may dawdle or fail. */
    private CacheRequest<String> request(int key, boolean strict, int salt) {
        Loader<String> loader = context -> {
            String version = Long.toString(origin.get(key));
            for (int i = 0; i < (salt & 63); i++) {
                Thread.yield();
            }
            return (salt & 0xf00) == 0
                ? new LoadResult.Failed<>(FailureKind.UNAVAILABLE, "down", Duration.ZERO)
                : new LoadResult.Loaded<>(version, java.util.Set.of("found" + key), null);
        };
        var policy = strict
            ? Requests.POLICY.withCoherence(new Coherence.Strict())
            : Requests.POLICY.withCoherence(new Coherence.Bounded(Duration.ofSeconds(1)));
        return Requests.request(key(key), policy, loader, "asked" + key);
    }

    private CacheKey key(int key) {
        return new CacheKey(tenant, "test/history", "id=" + key);
    }
}
