package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** G4, 200 callers at once of a key that nobody has, on one, two and four replicas; the origin takes 50 ms. */
final class ColdStorm implements Goal {

    private static final int[] REPLICAS = { 1, 2, 4 };

    @Override
    public List<String> ids() {
        return List.of("G4");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Result.Builder result = Result.of(
            "G4",
            "200 callers of a cold key on 1 / 2 / 4 replicas: calls of the origin, worst of %d storms".formatted(
                storms(lab)
            ),
            "1 / 1 / 1"
        );
        List<Long> ours = List.of();
        for (Contender contender : Contender.values()) {
            List<Long> calls = new ArrayList<>();
            for (int replicas : REPLICAS) {
                calls.add(worst(lab, contender, replicas));
            }
            if (contender == Contender.VITRINA) {
                ours = calls;
            } else {
                result.beside(contender.title(), text(calls));
            }
        }
        return List.of(result.verdict(text(ours), ours.stream().allMatch(calls -> calls == 1)));
    }

    private static int storms(Lab lab) {
        return lab.amount(10, 1);
    }

    private static long worst(Lab lab, Contender contender, int replicas) throws Exception {
        Origin origin = new Origin(1_024).delay(Duration.ofMillis(50));
        long worst = 0;
        List<Replica> cluster = new ArrayList<>();
        try {
            for (int i = 0; i < replicas; i++) {
                cluster.add(contender.open(lab.setting(), origin));
            }
            for (int storm = 0; storm < storms(lab); storm++) {
                long before = origin.calls();
                Storm.on(cluster, "storm-" + lab.tenant());
                worst = Math.max(worst, origin.calls() - before);
            }
        } finally {
            cluster.forEach(Replica::close);
        }
        return worst;
    }

    private static String text(List<Long> calls) {
        return calls.stream().map(String::valueOf).collect(Collectors.joining(" / "));
    }
}
