package dev.vitrina.benchmarks.goals;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.JetCachePostgres;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.RawPostgres;
import dev.vitrina.benchmarks.goals.contender.SpringPostgres;
import dev.vitrina.benchmarks.goals.contender.Vitrina;
import dev.vitrina.benchmarks.goals.measure.Comparison;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.benchmarks.goals.measure.Rounds;
import dev.vitrina.benchmarks.goals.measure.Threads;
import dev.vitrina.benchmarks.goals.measure.Wire;
import dev.vitrina.cache.CacheRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * G3, a hit in the store with nothing in memory, beside a select of the same rows by their primary key on a pool as large:
 * throughput of a closed loop of four threads, p99 of an open loop at 60 % of the own throughput, round trips on the wire.
 */
final class StoreHit implements Goal {

    private static final int CONNECTIONS = 4;
    private static final String FLOOR = "SELECT 1";
    private static final String RAW = "raw pgjdbc";

    @Override
    public List<String> ids() {
        return List.of("G3");
    }

    /** What one size of values gave. */
    private record Size(String name, Comparison rates, Quartiles p99) {}

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Result.Builder result = Result.of(
            "G3",
            "hit in the store against a primary-key select: throughput, p99, round trips",
            "at least 0.85 x; p99 at most 1.3 x; exactly 1"
        );
        List<String> measured = new ArrayList<>();
        boolean met = true;
        for (int kilobytes : new int[] { 1, 8, 64 }) {
            Size size = measure(lab, kilobytes);
            Comparison rates = size.rates();
            Quartiles ratio = rates.ratio(Contender.VITRINA.title(), RAW);
            double trips = roundTrips(lab, kilobytes);
            measured.add(
                String.format(
                    Locale.ROOT,
                    "%s: %s, p99 %.2f x (%.2f-%.2f), %.2f round trips",
                    size.name(),
                    ratio.asRatio(),
                    size.p99().median(),
                    size.p99().low(),
                    size.p99().high(),
                    trips
                )
            );
            List<String> others = new ArrayList<>();
            for (String name : rates.names()) {
                String rate = String.format(Locale.ROOT, "%s %,.0f/s", name, rates.of(name).median());
                others.add(name.equals(RAW) ? rate : rate + " " + rates.ratio(name, RAW).asRatio());
            }
            result.beside(size.name(), String.join(", ", others));
            met &= ratio.median() >= 0.85 && size.p99().median() <= 1.3 && Math.abs(trips - 1) < 0.1;
        }
        return List.of(result.verdict(String.join("<br>", measured), met));
    }

    private static Size measure(Lab lab, int kilobytes) throws Exception {
        int keys = kilobytes == 64 ? 500 : 5_000;
        Origin origin = new Origin(kilobytes << 10);
        long tenant = lab.tenant();
        String prefix = kilobytes + "-";
        var setting = lab.setting().withConnections(CONNECTIONS);
        try (
            Vitrina vitrina = Vitrina.open(setting, origin, policy -> policy.withMemory(0, 1 << 20));
            JetCachePostgres jetCache = (JetCachePostgres) Contender.JETCACHE.open(setting, origin);
            SpringPostgres spring = (SpringPostgres) Contender.SPRING_POSTGRES.open(setting, origin);
            HikariDataSource pool = lab.server().pool(CONNECTIONS)
        ) {
            List<CacheRequest<byte[]>> requests = new ArrayList<>();
            for (int i = 0; i < keys; i++) {
                requests.add(vitrina.request(tenant, prefix + i));
                vitrina.get(requests.getLast());
                jetCache.get(prefix + i);
                spring.get(prefix + i);
            }
            lab.server().execute("VACUUM ANALYZE cache.entry, bench.spring, bench.jetcache");
            RawPostgres raw = new RawPostgres(pool, tenant);
            Threads.Read ours = i -> vitrina.get(requests.get(i));
            long millis = lab.amount(600, 200);
            Comparison rates = new Rounds(lab.amount(2, 1), lab.amount(7, 3))
                .add(RAW, () -> Threads.rate(CONNECTIONS, keys, millis, raw::select))
                .add(Contender.VITRINA.title(), () -> Threads.rate(CONNECTIONS, keys, millis, ours))
                .add(Contender.JETCACHE.title(), () ->
                    Threads.rate(CONNECTIONS, keys, millis, i -> Objects.requireNonNull(jetCache.stored(prefix + i)))
                )
                .add(Contender.SPRING_POSTGRES.title(), () ->
                    Threads.rate(CONNECTIONS, keys, millis, i -> Objects.requireNonNull(spring.stored(prefix + i)))
                )
                .add(FLOOR, () -> Threads.rate(CONNECTIONS, keys, millis, i -> raw.selectOne()))
                .run();
            double rawRate = 0.6 * rates.of(RAW).median();
            double ourRate = 0.6 * rates.of(Contender.VITRINA.title()).median();
            Comparison p99 = new Rounds(1, lab.amount(7, 3))
                .add(RAW, () -> p99(Threads.latencies(CONNECTIONS, keys, rawRate, 2 * millis, raw::select)))
                .add(Contender.VITRINA.title(), () ->
                    p99(Threads.latencies(CONNECTIONS, keys, ourRate, 2 * millis, ours))
                )
                .run();
            return new Size(kilobytes + " KB", rates, p99.ratio(Contender.VITRINA.title(), RAW));
        }
    }

    private static double p99(org.HdrHistogram.Histogram histogram) {
        return histogram.getValueAtPercentile(99);
    }

    /** Of each read, counted on the wire. */
    private static double roundTrips(Lab lab, int kilobytes) {
        int reads = 1_000;
        Origin origin = new Origin(kilobytes << 10);
        long tenant = lab.tenant();
        try (
            Wire wire = new Wire(lab.server().port());
            Vitrina vitrina = Vitrina.open(lab.setting().withConnections(1).at(wire.port()), origin, policy ->
                policy.withMemory(0, 1 << 20)
            )
        ) {
            CacheRequest<byte[]> request = vitrina.request(tenant, "key");
            vitrina.get(request);
            long before = wire.roundTrips();
            for (int i = 0; i < reads; i++) {
                vitrina.get(request);
            }
            // The tail is read beside it, a few times a second: a second round trip for each read would make this two.
            return (double) (wire.roundTrips() - before) / reads;
        }
    }
}
