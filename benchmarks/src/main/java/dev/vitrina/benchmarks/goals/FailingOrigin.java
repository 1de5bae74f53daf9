package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** G5, the storm of {@link ColdStorm} on an origin that fails after 50 ms, and a second storm right after it. */
final class FailingOrigin implements Goal {

    private static final int[] REPLICAS = { 1, 2, 4 };
    private static final Duration TAKES = Duration.ofMillis(50);

    @Override
    public List<String> ids() {
        return List.of("G5");
    }

    /** @param again calls that a second storm made, right after the first */
    private record Outcome(long calls, double lastMillis, long again, long unexpected) {}

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Result.Builder result = Result.of(
            "G5",
            "the same, and the origin fails after 50 ms: calls, last caller answered; calls of a second storm at once",
            "1 call in the cluster for each back-off window, last caller within 100 ms"
        );
        List<String> measured = new ArrayList<>();
        boolean met = true;
        for (int replicas : REPLICAS) {
            Outcome worst = worst(lab, Contender.VITRINA, replicas, lab.amount(10, 3));
            measured.add(replicas + (replicas == 1 ? " replica: " : " replicas: ") + text(worst));
            met &= worst.calls() == 1 && worst.again() == 0 && worst.lastMillis() <= 100 && worst.unexpected() == 0;
        }
        for (Contender contender : Contender.values()) {
            if (contender != Contender.VITRINA) {
                result.beside(contender.title(), text(worst(lab, contender, 1, 1)));
            }
        }
        return List.of(result.verdict(String.join("<br>", measured), met));
    }

    private static Outcome worst(Lab lab, Contender contender, int replicas, int storms) throws Exception {
        Duration takes = lab.quick() && contender != Contender.VITRINA ? Duration.ofMillis(5) : TAKES;
        Origin origin = new Origin(1_024).delay(Duration.ZERO);
        List<Replica> cluster = new ArrayList<>();
        Outcome worst = new Outcome(0, 0, 0, 0);
        try {
            for (int i = 0; i < replicas; i++) {
                cluster.add(contender.open(lab.setting(), origin));
            }
            Storm.on(cluster, "warm-up-" + lab.tenant());
            Storm.on(cluster, "warm-up-" + lab.tenant());
            origin.delay(takes).failing(true);
            for (int i = 0; i < storms; i++) {
                Outcome outcome = storm(cluster, origin, "failing-" + lab.tenant(), contender == Contender.VITRINA);
                worst = new Outcome(
                    Math.max(worst.calls(), outcome.calls()),
                    Math.max(worst.lastMillis(), outcome.lastMillis()),
                    Math.max(worst.again(), outcome.again()),
                    worst.unexpected() + outcome.unexpected()
                );
            }
        } finally {
            cluster.forEach(Replica::close);
        }
        return worst;
    }

    private static Outcome storm(List<Replica> cluster, Origin origin, String key, boolean twice) throws Exception {
        long before = origin.calls();
        Storm first = Storm.on(cluster, key);
        long calls = origin.calls() - before;
        Storm second = twice ? Storm.on(cluster, key) : first;
        long unexpected = 2L * Storm.CALLERS - first.failed() - second.failed();
        return new Outcome(calls, first.lastNanos() / 1e6, origin.calls() - before - calls, unexpected);
    }

    private static String text(Outcome outcome) {
        return String.format(
            Locale.ROOT,
            "%d %s, %,.0f ms%s",
            outcome.calls(),
            outcome.calls() == 1 ? "call" : "calls",
            outcome.lastMillis(),
            outcome.again() == 0 ? "" : ", then " + outcome.again() + " more"
        );
    }
}
