package dev.vitrina.cache.engine;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.policy.PolicySource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Describes a {@link CacheEngine}. Everything but the data source has a default. */
public final class CacheEngineBuilder {

    private final DataSource dataSource;
    private Budget budget = Budget.unlimited();
    private PolicySource policies = PolicySource.declared();
    private long memoryBytes = 64L << 20;
    private Duration mirrorLease = Duration.ofSeconds(10);
    private int mirrorCommits = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private LongSupplier nanoTime = System::nanoTime;
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new SharedRandom();
    private @Nullable Executor executor;

    CacheEngineBuilder(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Asked before background loads; unlimited by default. */
    public CacheEngineBuilder budget(Budget budget) {
        this.budget = budget;
        return this;
    }

    /** Decides by which policies reads go; by those of the requests by default. */
    public CacheEngineBuilder policies(PolicySource policies) {
        this.policies = policies;
        return this;
    }

    /** How many bytes of encoded bodies memory holds; 64 MiB by default. */
    public CacheEngineBuilder memoryBytes(long memoryBytes) {
        this.memoryBytes = memoryBytes;
        return this;
    }

    /** After how long a replica that fell silent loses the runs it led; 10 s by default. */
    public CacheEngineBuilder mirrorLease(Duration mirrorLease) {
        this.mirrorLease = mirrorLease;
        return this;
    }

    /**
     * How many pages of mirrors this replica commits at a time; by default half as many as it has processors, but one. Others wait for their turn
     * without a connection, so that reads find one, and something to be computed with.
     *
     * @throws IllegalArgumentException below 1
     */
    public CacheEngineBuilder mirrorCommits(int mirrorCommits) {
        if (mirrorCommits < 1) {
            throw new IllegalArgumentException("mirrorCommits must be at least 1, not " + mirrorCommits);
        }
        this.mirrorCommits = mirrorCommits;
        return this;
    }

    /** The counter that ages in memory go by, in nanoseconds; {@link System#nanoTime()} by default. */
    public CacheEngineBuilder nanoTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        return this;
    }

    /**
     * Dates what the store does not, for as long as PostgreSQL has not told the time: answers while it is away, for one. The system's
     * clock by default.
     */
    public CacheEngineBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** Spreads retries. Must be safe for use by many threads. */
    public CacheEngineBuilder random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /**
     * Runs loads, which block; a virtual thread each by default. Not closed with the engine. What it rejects runs on a virtual
     * thread all the same: somebody waits for it.
     */
    public CacheEngineBuilder executor(Executor executor) {
        this.executor = executor;
        return this;
    }

    /** Starts the engine. Does not fail when PostgreSQL is away: reads then go to the origin. */
    public CacheEngine start() {
        return new CacheEngine(this);
    }

    DataSource dataSource() {
        return dataSource;
    }

    Budget budget() {
        return budget;
    }

    PolicySource policies() {
        return policies;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    Duration mirrorLease() {
        return mirrorLease;
    }

    int mirrorCommits() {
        return mirrorCommits;
    }

    LongSupplier nanoTime() {
        return nanoTime;
    }

    InstantSource clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    @Nullable
    Executor executor() {
        return executor;
    }

    static ExecutorService virtualThreads() {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("cache-", 0).factory());
    }

    /** Each thread's own generator, whichever thread asks. */
    private static final class SharedRandom implements RandomGenerator {

        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
