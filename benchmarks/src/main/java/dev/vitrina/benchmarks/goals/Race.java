package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Vitrina;
import dev.vitrina.benchmarks.goals.measure.Threads;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One entry whose data changes and is invalidated while all replicas read it: by key, tag, endpoint or tenant, in the
 * foreground or behind a stale value, loaded or taken from the store. The readers are on the invalidating replica under the
 * default policy and elsewhere under the strict one; both promise never to show what was invalidated before the read.
 */
final class Race {

    private static final int CHANGES = 8;
    /** Of a reader, so that the invalidations have their share of the processors. */
    private static final long LONGEST_PAUSE_NANOS = 400_000;
    private static final String KEY = "raced";
    private static final String TAG = "raced tag";

    private final List<Vitrina> cluster;
    private final long tenant;
    private final Origin origin = new Origin(16);
    private final AtomicBoolean over = new AtomicBoolean();
    /** The newest version whose invalidation has returned. */
    private final AtomicLong floor = new AtomicLong();

    private Race(List<Vitrina> cluster, long tenant) {
        this.cluster = cluster;
        this.tenant = tenant;
    }

    /** @param stale reads that showed what was invalidated before they began */
    record Tally(long invalidations, long reads, long stale) {
        static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(invalidations + other.invalidations, reads + other.reads, stale + other.stale);
        }
    }

    static Tally run(List<Vitrina> cluster, long tenant) throws Exception {
        return new Race(cluster, tenant).run();
    }

    private Tally run() throws Exception {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        origin.delay(Duration.ofNanos(random.nextLong(3_000_000)));
        // Half of the races are of values that are stale at once, so that loads run behind.
        Duration fresh = random.nextBoolean() ? Duration.ofHours(1) : Duration.ofMillis(1);
        CachePolicy policy = CachePolicy.freshFor(fresh)
            .withStale(Duration.ofHours(1), Duration.ofHours(1))
            .withJitter(0);
        int replicas = 1 + random.nextInt(cluster.size());
        return Threads.all(replicas + 1, i -> (Callable<Tally>) () -> i == 0 ? invalidate() : read(i - 1, policy))
            .stream()
            .reduce(Tally.NONE, Tally::plus);
    }

    private Tally invalidate() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try {
            for (int i = 0; i < CHANGES; i++) {
                LockSupport.parkNanos(random.nextLong(5_000_000));
                long version = origin.change();
                cluster.getFirst().invalidate(scope(random.nextInt(4)));
                floor.set(version);
            }
        } finally {
            over.set(true);
        }
        return new Tally(CHANGES, 0, 0);
    }

    private Scope scope(int kind) {
        return switch (kind) {
            case 0 -> Vitrina.key(tenant, KEY);
            case 1 -> new Scope.Tag(tenant, TAG);
            case 2 -> Vitrina.endpoint(tenant);
            default -> new Scope.Tenant(tenant);
        };
    }

    private Tally read(int replica, CachePolicy policy) {
        CachePolicy coherent = replica == 0 ? policy : policy.withCoherence(new Coherence.Strict());
        CacheRequest<byte[]> request = Vitrina.request(tenant, KEY, coherent, Vitrina.loader(origin), TAG);
        long reads = 0;
        long stale = 0;
        while (!over.get()) {
            long least = floor.get();
            long seen = Origin.version(cluster.get(replica).get(request));
            reads++;
            stale += seen < least ? 1 : 0;
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
        }
        return new Tally(0, reads, stale);
    }
}
