package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Replica;
import dev.vitrina.benchmarks.goals.contender.Setting;
import dev.vitrina.benchmarks.goals.contender.Vitrina;
import dev.vitrina.benchmarks.goals.measure.Threads;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Invalidation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** G14, the share of writes of the store that change no index (HOT): 1,000 entries of 1 KB, loaded again eight times by eight threads. */
final class HotUpdates implements Goal {

    private static final int KEYS = 1_000;
    private static final int THREADS = 8;

    @Override
    public List<String> ids() {
        return List.of("G14");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Result.Builder result = Result.of("G14", "share of the store's updates that are HOT", "at least 95 %");
        lab.server().execute("TRUNCATE cache.entry, bench.spring");
        lab.server().execute("SELECT pg_stat_reset()");
        vitrina(lab, lab.amount(8, 3));
        double entries = share(lab, "cache", "entry");
        double leases = share(lab, "cache", "lease");
        result.beside(Contender.SPRING_POSTGRES.title() + ", no index on its time", spring(lab));
        lab.server().execute("CREATE INDEX spring_expires ON bench.spring (expires)");
        result.beside("the same with one, as clean-up jobs ask for", spring(lab));
        lab.server().execute("DROP INDEX bench.spring_expires");
        return List.of(
            result.verdict(
                String.format(Locale.ROOT, "entries %.1f %%, leases %.1f %%", entries, leases),
                entries >= 95 && leases >= 95
            )
        );
    }

    private static void vitrina(Lab lab, int rounds) throws Exception {
        Origin origin = new Origin(1_024);
        long tenant = lab.tenant();
        try (Vitrina replica = Vitrina.open(lab.setting(), origin)) {
            List<CacheRequest<byte[]>> requests = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                requests.add(replica.request(tenant, "id=" + i));
            }
            for (int round = 0; round <= rounds; round++) {
                inRandomOrder(round, i -> replica.get(requests.get(i)));
                replica.cache().invalidate(Vitrina.endpoint(tenant), Invalidation.HARD);
            }
        }
    }

    private static void inRandomOrder(int seed, IntConsumer load) throws Exception {
        List<Integer> order = new ArrayList<>(IntStream.range(0, KEYS).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        Threads.all(
            THREADS,
            thread ->
                () -> {
                    for (int i = thread; i < KEYS; i += THREADS) {
                        load.accept(order.get(i));
                    }
                    return 0;
                }
        );
    }

    private static String spring(Lab lab) throws Exception {
        lab.server().execute("TRUNCATE bench.spring");
        lab.server().execute("SELECT pg_stat_reset()");
        Origin origin = new Origin(1_024);
        Setting setting = new Setting(lab.server().port(), 8, Duration.ofMillis(1), 64L << 20);
        try (Replica replica = Contender.SPRING_POSTGRES.open(setting, origin)) {
            for (int round = 0; round <= lab.amount(8, 3); round++) {
                inRandomOrder(round, i -> replica.get("hot-" + i));
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        return String.format(Locale.ROOT, "%.1f %%", share(lab, "bench", "spring"));
    }

    /** The connections that wrote are closed, so the server knows all they did within moments. */
    private static double share(Lab lab, String schema, String table) throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
        return Double.parseDouble(
            lab
                .server()
                .text(
                    "SELECT coalesce(100.0 * n_tup_hot_upd / nullif(n_tup_upd, 0), 0) FROM pg_stat_user_tables WHERE schemaname = '" +
                    schema +
                    "' AND relname = '" +
                    table +
                    "'"
                )
        );
    }
}
