package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Replica;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * G8, from the return of an invalidation on one replica until another no longer answers with the old value from memory. Five
 * invalidations a second at random moments, so that some meet the pause between two rings of the doorbell.
 */
final class NoticeLatency implements Goal {

    private static final double MEAN_GAP_MILLIS = 200;
    private static final long POLL_NANOS = 50_000;

    @Override
    public List<String> ids() {
        return List.of("G8");
    }

    /** Milliseconds, after the call returned and after it began. */
    private record Latencies(double p50, double p99, double calledP50, double calledP99) {
        String text() {
            return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms after the call, whose own time makes it %.1f and %.1f ms",
                p50,
                p99,
                calledP50,
                calledP99
            );
        }
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Result.Builder result = Result.of(
            "G8",
            "invalidation until another replica's memory no longer answers, 5 a second at random",
            "p50 at most 5 ms, p99 at most 50 ms"
        );
        int samples = lab.amount(150, 30);
        Latencies ours = latencies(lab, Contender.VITRINA, samples);
        result.beside(Contender.JETCACHE.title(), latencies(lab, Contender.JETCACHE, samples).text());
        for (Contender other : Contender.values()) {
            if (other != Contender.VITRINA && other != Contender.JETCACHE) {
                result.beside(other.title(), "not offered");
            }
        }
        return List.of(
            result
                .note("The engine's call ends when its log is on disk; JetCache's deletes a row of an unlogged table.")
                .verdict(ours.text(), ours.p50() <= 5 && ours.p99() <= 50)
        );
    }

    private static Latencies latencies(Lab lab, Contender contender, int samples) throws Exception {
        Random random = new Random(11);
        Origin origin = new Origin(64);
        double[] returned = new double[samples];
        double[] called = new double[samples];
        try (
            Replica one = contender.open(lab.setting(), origin);
            Replica other = contender.open(lab.setting(), origin)
        ) {
            for (int i = -5; i < samples; i++) {
                double gap = -Math.log(1 - random.nextDouble()) * MEAN_GAP_MILLIS;
                TimeUnit.MICROSECONDS.sleep((long) (gap * 1_000));
                String key = "notice-" + lab.tenant();
                one.get(key);
                other.get(key);
                origin.change();
                CompletableFuture<Long> gone = goneAt(other, key);
                long began = System.nanoTime();
                one.invalidate(key);
                long ended = System.nanoTime();
                long at = gone.get();
                if (i >= 0) {
                    returned[i] = Math.max(0, at - ended) / 1e6;
                    called[i] = (at - began) / 1e6;
                }
            }
        }
        return new Latencies(
            Quartiles.quantile(returned, 0.5),
            Quartiles.quantile(returned, 0.99),
            Quartiles.quantile(called, 0.5),
            Quartiles.quantile(called, 0.99)
        );
    }

    private static CompletableFuture<Long> goneAt(Replica replica, String key) {
        CompletableFuture<Long> gone = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
                long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
                while (System.nanoTime() - until < 0) {
                    long before = System.nanoTime();
                    if (replica.held(key) == null) {
                        gone.complete(before);
                        return;
                    }
                    LockSupport.parkNanos(POLL_NANOS);
                }
                gone.completeExceptionally(new IllegalStateException("The notice never came"));
            });
        return gone;
    }
}
