package dev.vitrina.benchmarks.goals;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.OriginException;
import dev.vitrina.benchmarks.goals.contender.Replica;
import dev.vitrina.benchmarks.goals.contender.Setting;
import dev.vitrina.benchmarks.goals.contender.Vitrina;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * G12, an origin that is down for an hour, on two replicas. The hour passes by a virtual clock: memory's is moved on, and in the
 * store the ages are. The origin asks to be left alone for a minute, so the back-off windows are known.
 */
final class Outage implements Goal {

    private static final int KEYS = 50;
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofHours(1);

    @Override
    public List<String> ids() {
        return List.of("G12");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Result.Builder result = Result.of(
            "G12",
            "origin down for an hour (virtual), keys seen before, two replicas: reads answered, calls of the origin",
            "100 %, at most one call in a back-off window"
        );
        result.beside("Caffeine, refreshAfterWrite below a day's expiry", caffeine());
        for (Contender other : new Contender[] { Contender.SPRING, Contender.SPRING_POSTGRES, Contender.JETCACHE }) {
            result.beside(other.title(), afterExpiry(lab, other));
        }
        return List.of(new Simulation(lab).run(result));
    }

    /** The engine's hour. */
    private static final class Simulation {

        private final Lab lab;
        private final long tenant;
        private final AtomicLong virtual = new AtomicLong();
        private final AtomicInteger running = new AtomicInteger();
        private final Map<String, List<Long>> calls = new HashMap<>();
        private boolean down;

        Simulation(Lab lab) {
            this.lab = lab;
            this.tenant = lab.tenant();
        }

        Result run(Result.Builder result) throws Exception {
            Setting setting = new Setting(lab.server().port(), 8, FRESH, 64L << 20);
            Executor counted = task -> {
                running.incrementAndGet();
                Thread.ofVirtual().start(() -> {
                        try {
                            task.run();
                        } finally {
                            running.decrementAndGet();
                        }
                    });
            };
            long reads = 0;
            long answered = 0;
            try (
                Vitrina one = Vitrina.open(
                    setting,
                    new Origin(64),
                    policy -> policy.withStale(FRESH, Duration.ofDays(1)),
                    engine -> engine.executor(counted)
                );
                Vitrina other = Vitrina.open(
                    setting,
                    new Origin(64),
                    policy -> policy.withStale(FRESH, Duration.ofDays(1)),
                    engine -> engine.executor(counted)
                )
            ) {
                List<Vitrina> cluster = List.of(one, other);
                List<CacheRequest<byte[]>> requests = new ArrayList<>();
                for (int i = 0; i < KEYS; i++) {
                    String key = "id=" + i;
                    requests.add(Vitrina.request(tenant, key, one.policy(), loader(key)));
                }
                cluster.forEach(replica -> requests.forEach(replica::get));
                down = true;
                for (long at = 0; at < LONG.toNanos(); at += STEP.toNanos()) {
                    pass(cluster);
                    for (Vitrina replica : cluster) {
                        for (CacheRequest<byte[]> request : requests) {
                            reads++;
                            answered += replica.cache().get(request) instanceof CacheAnswer.Found<byte[]> ? 1 : 0;
                        }
                    }
                    settle();
                }
            }
            long early = early();
            return result.verdict(
                String.format(
                    Locale.ROOT,
                    "%.2f %% of %,d reads, %.1f calls a key in 60 windows, %d too early",
                    (100.0 * answered) / reads,
                    reads,
                    calls.values().stream().mapToInt(List::size).sum() / (double) KEYS,
                    early
                ),
                answered == reads && early == 0
            );
        }

        private Loader<byte[]> loader(String key) {
            return context -> {
                if (!down) {
                    return new LoadResult.Loaded<>(new byte[64]);
                }
                synchronized (calls) {
                    calls.computeIfAbsent(key, ignored -> new ArrayList<>()).add(virtual.get());
                }
                return new LoadResult.Failed<>(FailureKind.UNAVAILABLE, "down", WINDOW);
            };
        }

        private void pass(List<Vitrina> cluster) {
            virtual.addAndGet(STEP.toNanos());
            cluster.forEach(replica -> replica.passes(STEP));
            String back = " - interval '" + STEP.toMillis() + " milliseconds'";
            lab
                .server()
                .execute(
                    "UPDATE cache.entry SET fetched_at = fetched_at" +
                    back +
                    ", retry_at = retry_at" +
                    back +
                    " WHERE tenant = " +
                    tenant
                );
        }

        /** Until nothing runs behind any more. */
        private void settle() throws InterruptedException {
            while (running.get() > 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }

        /** Calls within the window of the one before, on whichever replica. */
        private long early() {
            long early = 0;
            for (List<Long> times : calls.values()) {
                for (int i = 1; i < times.size(); i++) {
                    early += times.get(i) - times.get(i - 1) < WINDOW.toNanos() ? 1 : 0;
                }
            }
            return early;
        }
    }

    private static String caffeine() {
        AtomicLong now = new AtomicLong();
        AtomicLong calls = new AtomicLong();
        LoadingCache<String, byte[]> cache = Caffeine.newBuilder()
            .ticker(now::get)
            .executor(Runnable::run)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(Duration.ofDays(1))
            .build(key -> {
                if (now.get() > 0) {
                    calls.incrementAndGet();
                    throw new OriginException("down");
                }
                return new byte[64];
            });
        for (int i = 0; i < KEYS; i++) {
            byte[] _ = cache.get("id=" + i);
        }
        java.util.logging.Logger.getLogger("com.github.benmanes.caffeine.cache").setLevel(java.util.logging.Level.OFF);
        long reads = 0;
        for (long at = 0; at < LONG.toNanos(); at += STEP.toNanos()) {
            now.addAndGet(STEP.toNanos());
            for (int i = 0; i < KEYS; i++) {
                reads += cache.get("id=" + i).length == 64 ? 1 : 0;
            }
        }
        return String.format(
            Locale.ROOT,
            "100 %% of %,d reads, %.0f calls a key on each replica, one for every stale read: no back-off",
            reads,
            calls.get() / (double) KEYS
        );
    }

    /** In real time: what has expired is gone. */
    private static String afterExpiry(Lab lab, Contender contender) throws Exception {
        Origin origin = new Origin(64);
        Setting setting = new Setting(lab.server().port(), 8, Duration.ofMillis(500), 64L << 20);
        long prefix = lab.tenant();
        int answered = 0;
        try (Replica replica = contender.open(setting, origin)) {
            for (int i = 0; i < KEYS; i++) {
                replica.get(prefix + "-" + i);
            }
            origin.failing(true);
            TimeUnit.MILLISECONDS.sleep(700);
            for (int i = 0; i < KEYS; i++) {
                answered += answers(replica, prefix + "-" + i) ? 1 : 0;
            }
        }
        return String.format(Locale.ROOT, "%.0f %% once expired", (100.0 * answered) / KEYS);
    }

    private static boolean answers(Replica replica, String key) {
        try {
            return replica.get(key).length > 0;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
