package dev.vitrina.cache.mutation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Classes of the engine that the same tests look at. Each fault meets all of these tests that reach it, so they are few and quick:
 * others may notice more of the faults, never fewer.
 */
enum Group {
    /** How entries are read, loaded and kept, in a time of its own. */
    ENTRY(List.of("entry.*"), List.of("simulation.*", "entry.*")),
    /** What decides without a database. */
    CORE(
        List.of("policy.*", "memory.*", "generation.*"),
        List.of(
            "policy.*",
            "memory.*",
            "generation.*",
            "simulation.ReadTest",
            "simulation.WarmthTest",
            "CachePolicyTest"
        )
    ),
    /** The SQL of entries, leases and invalidations. */
    STORE(
        List.of("store.*", "lease.*", "invalidation.*", "jdbc.*"),
        List.of(
            "store.*",
            "invalidation.*",
            "jdbc.*",
            "simulation.JdbcStoreTest",
            "simulation.ReadTest",
            "engine.DeferredInvalidationTest"
        )
    ),
    /** Counts, and what people are told of the cache. */
    WATCHING(
        List.of("activity.*", "inventory.*", "engine.EngineInventory*", "engine.EngineStatistics*"),
        List.of("activity.*", "engine.StatisticsTest", "engine.InventoryTest")
    ),
    MIRROR(
        List.of("mirror.*", "OffsetPages*", "Mirror*", "SourceLag*", "PageSource*", "SyncRun*"),
        List.of(
            "mirror.*",
            "engine.MirrorTest",
            "engine.MirrorChangesTest",
            "engine.MirrorPointTest",
            "engine.MirrorLagTest",
            "engine.MirrorReadAheadTest",
            "engine.OffsetPagesTest",
            "MirrorContractTest"
        )
    ),
    /** All that no other group has: the contract, the wiring, threads and timers. */
    REST(
        List.of("*"),
        List.of(
            "CachePolicyTest",
            "CacheKeyPropertyTest",
            "CacheAnswerTest",
            "ForwardingCacheTest",
            "activity.ActivityLogTest",
            "policy.*",
            "simulation.ReadTest",
            "execution.*",
            "engine.ReadmeTest",
            "engine.RefusingExecutorTest",
            "engine.HousekeepingTest",
            "engine.CacheEngineTest",
            "engine.InventoryTest",
            "engine.StatisticsTest"
        )
    );

    private static final String ROOT = "dev.vitrina.cache.";

    private final List<String> classes;
    private final List<String> tests;

    Group(List<String> classes, List<String> tests) {
        this.classes = classes;
        this.tests = tests;
    }

    /** Globs as PIT reads them, separated by commas. */
    String classes() {
        return joined(classes.stream());
    }

    /** Like {@link #classes}: what other groups have. */
    String excluded() {
        return this == REST
            ? joined(
                Arrays.stream(values())
                    .filter(group -> group != REST)
                    .flatMap(group -> group.classes.stream())
            )
            : "";
    }

    String tests() {
        return joined(tests.stream());
    }

    private static String joined(Stream<String> globs) {
        return String.join(",", globs.map(glob -> ROOT + glob).toList());
    }
}
