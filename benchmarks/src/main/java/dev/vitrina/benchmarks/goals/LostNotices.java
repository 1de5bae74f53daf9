package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Contender;
import dev.vitrina.benchmarks.goals.contender.Origin;
import dev.vitrina.benchmarks.goals.contender.Replica;
import dev.vitrina.benchmarks.goals.contender.Setting;
import dev.vitrina.benchmarks.goals.contender.Vitrina;
import dev.vitrina.benchmarks.goals.measure.Wire;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Freshness.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * G9, a replica that was cut off from PostgreSQL while all it holds was invalidated elsewhere: what of it it still shows once it
 * is connected again and has caught up, and how long catching up takes behind 100,000 notices.
 */
final class LostNotices implements Goal {

    private static final int KEYS = 1_000;
    private static final int NOTICES = 100_000;
    private static final int BATCHES = 100;

    @Override
    public List<String> ids() {
        return List.of("G9");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        Result.Builder result = Result.of(
            "G9",
            "cut off for %d s: old values shown once caught up, time to catch up behind 100,000 notices".formatted(
                cutSeconds(lab)
            ),
            "0; at most 1 s"
        );
        result.beside(Contender.JETCACHE.title(), jetCache(lab));
        for (Contender other : Contender.values()) {
            if (other != Contender.VITRINA && other != Contender.JETCACHE) {
                result.beside(other.title(), "not offered: other replicas are never told");
            }
        }
        return List.of(vitrina(lab, result));
    }

    private static int cutSeconds(Lab lab) {
        return lab.amount(30, 2);
    }

    private static List<String> keys(Lab lab) {
        List<String> keys = new ArrayList<>();
        long prefix = lab.tenant();
        for (int i = 0; i < KEYS; i++) {
            keys.add(prefix + "-" + i);
        }
        return keys;
    }

    private static String jetCache(Lab lab) throws Exception {
        List<String> keys = keys(lab);
        Origin origin = new Origin(64);
        try (
            Wire wire = new Wire(lab.server().port());
            Replica one = Contender.JETCACHE.open(lab.setting(), origin);
            Replica cutOff = Contender.JETCACHE.open(lab.setting().at(wire.port()), origin)
        ) {
            keys.forEach(cutOff::get);
            origin.change();
            wire.cut();
            keys.forEach(one::invalidate);
            wire.mend();
            // It is connected again well before; nothing more comes.
            TimeUnit.SECONDS.sleep(lab.amount(10, 3));
            long old = keys
                .stream()
                .filter(key -> Origin.version(cutOff.get(key)) == 1)
                .count();
            return String.format(Locale.ROOT, "%,d of %,d old, until they expire", old, KEYS);
        }
    }

    private static Result vitrina(Lab lab, Result.Builder result) throws Exception {
        List<String> keys = keys(lab);
        Origin origin = new Origin(64);
        Setting setting = lab.setting();
        try (
            Wire wire = new Wire(lab.server().port());
            Vitrina one = Vitrina.open(setting, origin);
            Vitrina cutOff = Vitrina.open(setting.at(wire.port()), origin)
        ) {
            keys.forEach(cutOff::get);
            long newest = origin.change();
            wire.cut();
            long cutUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(cutSeconds(lab));
            otherNotices(lab);
            keys.forEach(one::invalidate);
            long marked = 0;
            for (String key : keys) {
                marked += isMarked(cutOff, key) ? 1 : 0;
            }
            while (System.nanoTime() - cutUntil < 0) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            wire.mend();
            long mended = System.nanoTime();
            while (cutOff.held(keys.getLast()) != null) {
                LockSupport.parkNanos(100_000);
            }
            long caughtUp = System.nanoTime();
            long connected = Math.max(mended, wire.connectedAt());
            long old = keys
                .stream()
                .filter(key -> Origin.version(cutOff.get(key)) < newest)
                .count();
            double seconds = (caughtUp - connected) / 1e9;
            return result
                .note(
                    String.format(
                        Locale.ROOT,
                        "While cut off, %,d of %,d reads under the default policy (bounded by a second) said that changes may be missing. " +
                        "From the mended wire to the end it took %.2f s: the pool's own pause before it connects again is in it.",
                        marked,
                        KEYS,
                        (caughtUp - mended) / 1e9
                    )
                )
                .verdict(
                    String.format(Locale.ROOT, "%,d of %,d old; caught up %.2f s after connecting", old, KEYS, seconds),
                    old == 0 && seconds <= 1
                );
        }
    }

    /** Of scopes that this replica holds nothing of, in transactions of a thousand. */
    private static void otherNotices(Lab lab) {
        for (int batch = 0; batch < BATCHES; batch++) {
            lab
                .server()
                .execute(
                    "INSERT INTO cache.invalidation_log (scope, hard)" +
                    " SELECT (random() * 9e18)::bigint, true FROM generate_series(1, " +
                    NOTICES / BATCHES +
                    ")"
                );
        }
    }

    private static boolean isMarked(Vitrina replica, String key) {
        return (
            replica.cache().get(replica.request(Vitrina.TENANT, key)) instanceof CacheAnswer.Found<byte[]> found &&
            (found.freshness().problem() != null || found.freshness().state() != State.FRESH)
        );
    }
}
