package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Replica;
import dev.vitrina.benchmarks.goals.contender.Vitrina;
import dev.vitrina.benchmarks.goals.measure.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * G7, an old value seen after an invalidation returned. All contenders are asked the one question that can be put without
 * luck, an invalidation during a load; the engine is also raced on real threads and PostgreSQL ({@link Race}). Schedules by the
 * million are the simulation's, in the engine's own tests.
 */
final class StaleAfterInvalidation implements Goal {

    /** How the count that the goal asks for is reached: in virtual time, not here. */
    static final String SIMULATION =
        "`mvn test -pl cache-tests -am -Dtest='dev/vitrina/cache/simulation/*Test' -Dsurefire.failIfNoSpecifiedTests=false`";

    private static final int REPLICAS = 4;
    private static final int SIDE_BY_SIDE = 4;

    @Override
    public List<String> ids() {
        return List.of("G7");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Result.Builder result = Result.of(
            "G7",
            "old value visible after `invalidate` returned",
            "0 in at least 10^6 explored schedules"
        );
        for (Contender contender : Contender.values()) {
            if (contender != Contender.VITRINA) {
                result.beside(contender.title(), duringALoad(lab, contender));
            }
        }
        String probe = duringALoad(lab, Contender.VITRINA);
        Race.Tally tally = race(lab);
        return List.of(
            result
                .note(
                    "The number is that of races on real threads and PostgreSQL, not of explored schedules: those are the simulation's, " +
                    SIMULATION +
                    "."
                )
                .verdict(
                    String.format(
                        Locale.ROOT,
                        "during a load: %s; %,d old values in %,d raced invalidations with %,d reads",
                        probe,
                        tally.stale(),
                        tally.invalidations(),
                        tally.reads()
                    ),
                    tally.stale() == 0 && probe.equals("correct") ? Result.Verdict.PARTLY : Result.Verdict.NOT_MET
                )
        );
    }

    private static Race.Tally race(Lab lab) throws Exception {
        Origin unused = new Origin(64);
        List<Vitrina> cluster = new ArrayList<>();
        try {
            for (int i = 0; i < REPLICAS; i++) {
                cluster.add(Vitrina.open(lab.setting(), unused));
            }
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(lab.amount(30, 4));
            List<Race.Tally> tallies = Threads.all(
                SIDE_BY_SIDE,
                i ->
                    () -> {
                        Race.Tally sum = Race.Tally.NONE;
                        while (System.nanoTime() - until < 0) {
                            sum = sum.plus(Race.run(cluster, lab.tenant()));
                        }
                        return sum;
                    }
            );
            return tallies.stream().reduce(Race.Tally.NONE, Race.Tally::plus);
        } finally {
            cluster.forEach(Replica::close);
        }
    }

    private static String duringALoad(Lab lab, Contender contender) throws Exception {
        Origin origin = new Origin(64);
        String key = "during-" + lab.tenant();
        try (Replica replica = contender.open(lab.setting(), origin)) {
            origin.hang();
            CompletableFuture<Void> reader = Threads.start(() -> replica.get(key));
            origin.awaitCall();
            long newest = origin.change();
            CompletableFuture<Void> invalidation = Threads.start(() -> replica.invalidate(key));
            boolean blocks = false;
            try {
                invalidation.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                blocks = true;
            }
            origin.release();
            origin.mend();
            reader.get();
            invalidation.get();
            boolean correct = Origin.version(replica.get(key)) == newest;
            return (blocks ? "blocks, then " : "") + (correct ? "correct" : "the old value stays");
        }
    }
}
