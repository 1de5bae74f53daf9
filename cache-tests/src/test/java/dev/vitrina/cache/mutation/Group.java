package dev.vitrina.cache.mutation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Classes of the engine that the same tests look at: those named here that no group before has. Each fault meets all of these tests
 * that reach it, so they are few and quick: others may notice more of the faults, never fewer.
 */
enum Group {
    /** How entries are read, loaded and kept, in a time of its own. */
    ENTRY(List.of("entry.*"), List.of("simulation.*", "entry.*")),
    /** What else decides without a database. */
    CORE(
        List.of(
            "policy.*",
            "memory.*",
            "generation.*",
            "execution.*",
            "jdbc.*",
            "store.EntryId",
            "store.Envelope*",
            "invalidation.D*",
            "invalidation.I*",
            "invalidation.L*",
            "invalidation.U*",
            "activity.ActivityLog*",
            "activity.E*",
            "activity.U*",
            "mirror.PostgresText",
            "mirror.ReadAhead*",
            "OffsetPages*",
            "Mirror*",
            "SourceLag*",
            "SyncListener",
            "C*",
            "F*",
            "Budget"
        ),
        List.of(
            "policy.*",
            "memory.*",
            "generation.*",
            "execution.*",
            "jdbc.*",
            "store.EnvelopePropertyTest",
            "invalidation.*",
            "activity.*",
            "mirror.*",
            "simulation.ReadTest",
            "simulation.SettlementTest",
            "simulation.KeptTest",
            "simulation.WarmthTest",
            "engine.OffsetPagesTest",
            "CachePolicyTest",
            "CacheKeyPropertyTest",
            "CacheAnswerTest",
            "ForwardingCacheTest",
            "MirrorContractTest"
        )
    ),
    /** What is counted and told of the cache. */
    WATCHING(
        List.of("activity.*", "inventory.*", "engine.EngineInventory*", "engine.EngineStatistics*"),
        List.of("engine.StatisticsTest", "engine.InventoryTest", "engine.PurgeTest")
    ),
    MIRROR(
        List.of("mirror.*"),
        List.of(
            "mirror.*",
            "engine.MirrorTest",
            "engine.MirrorChangesTest",
            "engine.MirrorPointTest",
            "engine.MirrorLagTest",
            "engine.MirrorRunsTest"
        )
    ),
    /** The SQL of entries, leases and invalidations. */
    STORE(
        List.of("store.*", "lease.*", "invalidation.*"),
        List.of(
            "store.*",
            "invalidation.*",
            "simulation.JdbcStoreTest",
            "engine.PurgeTest",
            "engine.InvalidationStoreTest",
            "engine.DeferredInvalidationTest"
        )
    ),
    /** All that is left: the wiring, threads and timers. */
    REST(
        List.of("*"),
        List.of(
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

    /** Like {@link #classes}: what groups before this one have. */
    String excluded() {
        return joined(
            Arrays.stream(values())
                .filter(group -> group.ordinal() < ordinal())
                .flatMap(group -> group.classes.stream())
        );
    }

    String tests() {
        return joined(tests.stream());
    }

    private static String joined(Stream<String> globs) {
        return String.join(",", globs.map(glob -> ROOT + glob).toList());
    }
}
