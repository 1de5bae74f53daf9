package dev.vitrina.benchmarks.goals;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.benchmarks.goals.measure.Threads;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.engine.CacheEngine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * G11, ten times as many wishes as the quota has calls, through the engine and the host's gateway: of users who miss (0.3 of the
 * quota), of refreshes behind (3), of a mirror and a scan (6.7 together). In real time and scaled down, as the gateway goes by
 * the database's clock and its queue sleeps: a call each 100 ms, not each 600 ms.
 */
final class RateLimit implements Goal {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Quota QUOTA = Quota.of(10, Duration.ofSeconds(1), INTERVAL, 5);
    private static final double PER_SECOND = 10;
    private static final int REFRESHED_KEYS = 200;
    /** Of users, refreshes, the mirror and the scan: wishes for each call that the quota has. */
    private static final double[] SHARES = { 0.3, 3, 4, 2.7 };

    @Override
    public List<String> ids() {
        return List.of("G11");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        int seconds = lab.amount(45, 8);
        Result.Builder result = Result.of(
            "G11",
            "demand of 10 x the quota for %d s, a call each 100 ms: calls over it, share of it used, users' wait".formatted(
                seconds
            ),
            "0; at least 95 %; p99 at most one refill (100 ms)"
        );
        result.beside("all rivals", "not offered");
        lab.server().execute("CREATE SCHEMA IF NOT EXISTS platform");
        lab.server().migrate("db/changelog/upstream.sql");
        try (
            QuotaOrigin origin = new QuotaOrigin(QUOTA);
            HikariDataSource pool = lab.server().pool(16);
            Gateway gateway = new Gateway(pool, QUOTA, origin.url());
            CacheEngine engine = CacheEngine.on(pool).budget(gateway.budget()).start()
        ) {
            Demand demand = new Demand(gateway, engine);
            demand.prepare();
            long before = origin.calls();
            long began = System.nanoTime();
            demand.run(seconds);
            double tokens = (System.nanoTime() - began) / (double) INTERVAL.toNanos();
            double used = (100.0 * (origin.calls() - before - origin.over())) / tokens;
            double[] waits = demand.waits();
            double p99 = Quartiles.quantile(waits, 0.99);
            return List.of(
                result
                    .note(
                        "Scaled and in real time: the gateway's clock and its queue know no other. %d users, %d without an answer.".formatted(
                            waits.length,
                            demand.failed()
                        )
                    )
                    .verdict(
                        String.format(
                            Locale.ROOT,
                            "%d over; %.1f %% used; users p50 %.0f ms, p99 %.0f ms",
                            origin.over(),
                            used,
                            Quartiles.of(waits).median(),
                            p99
                        ),
                        origin.over() == 0 && used >= 95 && p99 <= INTERVAL.toMillis() && demand.failed() == 0
                    )
            );
        }
    }

    /** Everybody who wants something of the origin. */
    private static final class Demand {

        private static final CachePolicy COLD = CachePolicy.freshFor(Duration.ofHours(1));
        /** Stale at once, so that every read wants a refresh behind. */
        private static final CachePolicy STALE = CachePolicy.freshFor(Duration.ofMillis(1)).withStale(
            Duration.ofHours(1),
            Duration.ofDays(1)
        );

        private final Gateway gateway;
        private final CacheEngine engine;
        private final ConcurrentLinkedQueue<Double> waits = new ConcurrentLinkedQueue<>();
        private final AtomicLong failed = new AtomicLong();
        private final AtomicLong users = new AtomicLong();

        Demand(Gateway gateway, CacheEngine engine) {
            this.gateway = gateway;
            this.engine = engine;
        }

        double[] waits() {
            return waits.stream().mapToDouble(Double::doubleValue).toArray();
        }

        long failed() {
            return failed.get();
        }

        /** Values to refresh; they came by without the quota. Leaves the bucket empty, so that no burst is counted. */
        void prepare() {
            for (int i = 0; i < REFRESHED_KEYS; i++) {
                CacheAnswer<byte[]> _ = engine
                    .cache()
                    .get(
                        new CacheRequest<>(key("stale-" + i), STALE, Codec.bytes(), context ->
                            new LoadResult.Loaded<>(new byte[8])
                        )
                    );
            }
            for (int i = 0; i < QUOTA.burst(); i++) {
                Outcome _ = gateway.call(Priority.INTERACTIVE, Duration.ofSeconds(5));
            }
        }

        void run(int seconds) throws Exception {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Wish> wishes = List.of(
                this::user,
                this::refresh,
                random -> background(Priority.MIRROR),
                random -> background(Priority.RECONCILE)
            );
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Threads.all(
                    wishes.size(),
                    i ->
                        () -> {
                            arrivals(threads, SHARES[i] * PER_SECOND, until, i, wishes.get(i));
                            return 0;
                        }
                );
            }
        }

        @FunctionalInterface
        private interface Wish {
            void make(Random random);
        }

        private static void arrivals(ExecutorService threads, double perSecond, long until, int seed, Wish wish) {
            Random random = new Random(seed);
            long due = System.nanoTime() + gap(random, perSecond);
            while (due - until < 0) {
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                threads.execute(() -> wish.make(random));
                due += gap(random, perSecond);
            }
        }

        private static long gap(Random random, double perSecond) {
            return (long) ((-Math.log(1 - random.nextDouble()) / perSecond) * 1e9);
        }

        private void user(Random random) {
            long began = System.nanoTime();
            boolean found =
                engine
                    .cache()
                    .get(
                        new CacheRequest<>(key("user-" + users.incrementAndGet()), COLD, Codec.bytes(), this::load)
                    ) instanceof
                CacheAnswer.Found<byte[]>;
            waits.add((System.nanoTime() - began) / 1e6);
            failed.addAndGet(found ? 0 : 1);
        }

        private void refresh(Random random) {
            String name = "stale-" + random.nextInt(REFRESHED_KEYS);
            CacheAnswer<byte[]> answer = engine
                .cache()
                .get(new CacheRequest<>(key(name), STALE, Codec.bytes(), this::load, Set.of(), Priority.INTERACTIVE));
            Objects.requireNonNull(answer);
        }

        private void background(Priority priority) {
            Outcome outcome = gateway.call(priority, Duration.ofMillis(500));
            Objects.requireNonNull(outcome);
        }

        private LoadResult<byte[]> load(LoadContext context) {
            Outcome outcome = gateway.call(context.priority(), context.remaining());
            if (outcome instanceof Outcome.Ok(int ignored, byte[] body, String etag)) {
                return new LoadResult.Loaded<>(body);
            }
            Outcome.Failure failure = Objects.requireNonNull(outcome.failure());
            return new LoadResult.Failed<>(failure.kind(), failure.message(), failure.retryAfter());
        }

        private static CacheKey key(String request) {
            return new CacheKey(Gateway.SHOP.value(), Gateway.ENDPOINT, request);
        }
    }
}
