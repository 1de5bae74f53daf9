package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Replica;
import dev.vitrina.benchmarks.goals.contender.Vitrina;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Freshness.Source;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * G13, one tenant that asks for ten times what memory holds while nine others read half of it again and again: how many of
 * their reads no longer hit, and how much of the heap memory takes.
 */
final class NoisyTenant implements Goal {

    private static final long MEMORY = 4L << 20;
    private static final int BODY = 4 << 10;
    private static final int QUIET_TENANTS = 9;
    /** Half of the memory. */
    private static final int QUIET_KEYS = (int) (MEMORY / BODY / 2);
    private static final int QUIET_READS = 5_000;

    @Override
    public List<String> ids() {
        return List.of("G13");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Result.Builder result = Result.of(
            "G13",
            "a tenant loads 10 x what memory holds: hits lost by nine others that read half of it; heap taken by a full memory",
            "at most 5 points; at most 1.10 x the limit"
        );
        int noise = (int) ((lab.amount(10, 2) * MEMORY) / BODY);
        Origin origin = new Origin(BODY);
        try (Replica caffeine = Contender.CAFFEINE.open(lab.setting().withMemory(MEMORY), origin)) {
            result.beside(
                Contender.CAFFEINE.title(),
                text(
                    lost(
                        noise,
                        i -> {
                            boolean hit = caffeine.held("quiet-" + i) != null;
                            caffeine.get("quiet-" + i);
                            return hit;
                        },
                        i -> caffeine.get("noise-" + i)
                    )
                )
            );
        }
        result.beside(Contender.JETCACHE.title(), "not offered: bounded by entries, whatever their size");
        double lost = vitrina(lab, noise, origin);
        double heap = heap(lab);
        return List.of(
            result.verdict(String.format(Locale.ROOT, "%s; %.2f x", text(lost), heap), lost <= 5 && heap <= 1.10)
        );
    }

    private static double vitrina(Lab lab, int noise, Origin origin) {
        long tenants = lab.tenant() * 100;
        try (Vitrina replica = Vitrina.open(lab.setting().withMemory(MEMORY), origin)) {
            return lost(
                noise,
                i -> {
                    CacheRequest<byte[]> request = replica.request(tenants + (i % QUIET_TENANTS), "quiet-" + i);
                    return (
                        replica.cache().get(request) instanceof CacheAnswer.Found<byte[]> found &&
                        found.freshness().source() == Source.MEMORY
                    );
                },
                i -> replica.get(replica.request(tenants + QUIET_TENANTS, "noise-" + i))
            );
        }
    }

    /**
     * In points, between a quiet time and one in which each quiet read comes with a read of the noisy tenant's.
     *
     * @param quiet reads one of the quiet keys and tells whether memory had it
     */
    private static double lost(int noise, IntPredicate quiet, IntConsumer noisy) {
        Random random = new Random(3);
        for (int i = 0; i < 3 * QUIET_KEYS; i++) {
            boolean _ = quiet.test(i % QUIET_KEYS);
        }
        int before = 0;
        for (int i = 0; i < QUIET_READS; i++) {
            before += quiet.test(random.nextInt(QUIET_KEYS)) ? 1 : 0;
        }
        int during = 0;
        for (int i = 0; i < noise; i++) {
            noisy.accept(i);
            during += quiet.test(random.nextInt(QUIET_KEYS)) ? 1 : 0;
        }
        return (100.0 * before) / QUIET_READS - (100.0 * during) / noise;
    }

    /** Of a memory that was filled half as far again, as a share of its limit; what an empty engine takes is not counted. */
    private static double heap(Lab lab) {
        long limit = lab.amount(32, 8) * (1L << 20);
        int body = 16 << 10;
        Origin origin = new Origin(body);
        long tenant = lab.tenant();
        try (Vitrina replica = Vitrina.open(lab.setting().withMemory(limit), origin)) {
            replica.get(replica.request(tenant, "first"));
            long before = used();
            for (int i = 0; i < (1.5 * limit) / body; i++) {
                replica.get(replica.request(tenant, "id=" + i));
            }
            return (double) (used() - before) / limit;
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String text(double points) {
        return String.format(Locale.ROOT, "%.1f points", points);
    }
}
