package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Replica;
import dev.vitrina.benchmarks.goals.measure.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * G18, four replicas that start together with 10,000 keys of 1 KB in the store and read them all: calls of the origin, and the
 * time until everything is in everybody's memory.
 */
final class ColdStart implements Goal {

    private static final int REPLICAS = 4;
    private static final int READERS = 4;

    @Override
    public List<String> ids() {
        return List.of("G18");
    }

    private record Start(long calls, double seconds) {
        String text() {
            return String.format(Locale.ROOT, "%,d calls, %.1f s", calls, seconds);
        }
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        int keys = lab.amount(10_000, 1_000);
        Result.Builder result = Result.of(
            "G18",
            "four replicas start with %,d keys in the store: calls of the origin, all of them in all memories".formatted(
                keys
            ),
            "0 calls, at most 5 s"
        );
        for (Contender contender : Contender.values()) {
            if (contender != Contender.VITRINA && contender.shared()) {
                result.beside(contender.title(), start(lab, contender, keys).text());
            } else if (contender != Contender.VITRINA) {
                result.beside(contender.title(), "not offered, every key from the origin on each");
            }
        }
        Start ours = start(lab, Contender.VITRINA, keys);
        return List.of(result.verdict(ours.text(), ours.calls() == 0 && ours.seconds() <= 5));
    }

    private static Start start(Lab lab, Contender contender, int keys) throws Exception {
        Origin origin = new Origin(1_024);
        long prefix = lab.tenant();
        try (Replica writer = contender.open(lab.setting(), origin)) {
            Threads.all(8, reader -> () -> readAll(writer, prefix, keys, reader, 8));
        }
        lab.server().execute("VACUUM ANALYZE cache.entry, bench.spring, bench.jetcache");
        long before = origin.calls();
        List<Replica> cluster = new ArrayList<>();
        long began = System.nanoTime();
        try {
            for (int i = 0; i < REPLICAS; i++) {
                cluster.add(contender.open(lab.setting(), origin));
            }
            Threads.all(
                REPLICAS * READERS,
                i -> () -> readAll(cluster.get(i / READERS), prefix, keys, i % READERS, READERS)
            );
            return new Start(origin.calls() - before, (System.nanoTime() - began) / 1e9);
        } finally {
            cluster.forEach(Replica::close);
        }
    }

    private static int readAll(Replica replica, long prefix, int keys, int reader, int readers) {
        int bytes = 0;
        for (int i = reader; i < keys; i += readers) {
            bytes += replica.get(prefix + "-" + i).length;
        }
        return bytes;
    }
}
