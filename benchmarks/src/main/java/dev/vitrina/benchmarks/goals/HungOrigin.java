package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.OriginException;
import dev.vitrina.benchmarks.goals.contender.Replica;
import dev.vitrina.benchmarks.goals.contender.Setting;
import dev.vitrina.benchmarks.goals.contender.Vitrina;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** G6, an origin that never answers the first caller: how long a second one waits, and when the key works again. */
final class HungOrigin implements Goal {

    private static final Duration SOFT = Duration.ofMillis(300);
    private static final Duration HARD = Duration.ofMillis(600);
    private static final long PATIENCE_MILLIS = 3_000;

    @Override
    public List<String> ids() {
        return List.of("G6");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Result.Builder result = Result.of(
            "G6",
            "origin hangs: a follower's wait beyond the timeout, with a stale value (soft) and without (hard)",
            "at most 20 ms beyond; the key works at the next attempt"
        );
        int rounds = lab.amount(10, 3);
        double[] stale = new double[rounds];
        double[] cold = new double[rounds];
        int usable = 0;
        for (int i = 0; i < rounds; i++) {
            stale[i] = staleWait(lab);
            Cold outcome = coldWait(lab);
            cold[i] = outcome.millisBeyond();
            usable += outcome.usable() ? 1 : 0;
        }
        for (Contender contender : Contender.values()) {
            if (contender != Contender.VITRINA) {
                result.beside(contender.title(), followerWait(lab, contender));
            }
        }
        double worst = Math.max(Quartiles.quantile(stale, 1), Quartiles.quantile(cold, 1));
        return List.of(
            result.verdict(
                String.format(
                    Locale.ROOT,
                    "stale %.1f ms (worst %.1f), cold %.1f ms (worst %.1f); usable at the next attempt %d of %d",
                    Quartiles.of(stale).median(),
                    Quartiles.quantile(stale, 1),
                    Quartiles.of(cold).median(),
                    Quartiles.quantile(cold, 1),
                    usable,
                    rounds
                ),
                worst <= 20 && usable == rounds
            )
        );
    }

    private static Vitrina open(Lab lab, Origin origin, Duration fresh) {
        Setting setting = new Setting(lab.server().port(), 8, fresh, 64L << 20);
        return Vitrina.open(setting, origin, policy ->
            policy.withJitter(0).withStale(Duration.ZERO, Duration.ofDays(1)).withTimeouts(SOFT, HARD)
        );
    }

    /** Milliseconds beyond the soft timeout. */
    private static double staleWait(Lab lab) throws Exception {
        Origin origin = new Origin(1_024);
        String key = "stale-" + lab.tenant();
        try (Vitrina replica = open(lab, origin, Duration.ofMillis(50))) {
            replica.get(key);
            TimeUnit.MILLISECONDS.sleep(100);
            origin.hang();
            CompletableFuture<Double> leader = timed(replica, key);
            origin.awaitCall();
            double waited = timed(replica, key).get();
            leader.get();
            origin.release();
            return waited - SOFT.toMillis();
        }
    }

    private record Cold(double millisBeyond, boolean usable) {}

    private static Cold coldWait(Lab lab) throws Exception {
        Origin origin = new Origin(1_024);
        String key = "cold-" + lab.tenant();
        try (Vitrina replica = open(lab, origin, Duration.ofHours(1))) {
            origin.hang();
            CompletableFuture<Double> leader = timed(replica, key);
            origin.awaitCall();
            double waited = timed(replica, key).get();
            leader.get();
            // The hung call never ends; later ones are answered.
            origin.mend();
            return new Cold(waited - HARD.toMillis(), isUsable(replica, key));
        }
    }

    /** Whether the first attempt that the engine allows succeeds. It tells when that is. */
    private static boolean isUsable(Vitrina replica, String key) throws InterruptedException {
        Instant limit = Instant.now().plusSeconds(5);
        while (Instant.now().isBefore(limit)) {
            switch (replica.cache().get(replica.request(Vitrina.TENANT, key))) {
                case CacheAnswer.Found<byte[]> ignored -> {
                    return true;
                }
                case CacheAnswer.Absent<byte[]> ignored -> {
                    return false;
                }
                case CacheAnswer.Failed<byte[]>(Problem problem) -> {
                    if (problem.retryAt() != null) {
                        long wait = Duration.between(Instant.now(), problem.retryAt()).toMillis() + 20;
                        TimeUnit.MILLISECONDS.sleep(Math.max(0, wait));
                        return (
                            replica.cache().get(replica.request(Vitrina.TENANT, key)) instanceof
                            CacheAnswer.Found<byte[]>
                        );
                    }
                }
            }
        }
        return false;
    }

    private static String followerWait(Lab lab, Contender contender) throws Exception {
        Origin origin = new Origin(1_024);
        String key = "hung-" + lab.tenant();
        try (Replica replica = contender.open(lab.setting(), origin)) {
            origin.hang();
            CompletableFuture<Double> leader = timed(replica, key);
            origin.awaitCall();
            CompletableFuture<Double> follower = timed(replica, key);
            try {
                double waited = follower.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                return String.format(Locale.ROOT, "%.0f ms", waited);
            } catch (TimeoutException e) {
                return String.format(Locale.ROOT, "over %,d ms, no timeout is offered", PATIENCE_MILLIS);
            } finally {
                origin.release();
                leader.get();
                follower.get();
            }
        }
    }

    /** Milliseconds until there was an answer or a failure. */
    private static CompletableFuture<Double> timed(Replica replica, String key) {
        CompletableFuture<Double> millis = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
                long began = System.nanoTime();
                try {
                    replica.get(key);
                } catch (OriginException e) {
                    // A failure is an answer too.
                } finally {
                    millis.complete((System.nanoTime() - began) / 1e6);
                }
            });
        return millis;
    }
}
