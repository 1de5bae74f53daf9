package dev.vitrina.cache.engine;

import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheStatistics;
import dev.vitrina.cache.CacheWarming;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.activity.ActivityReports;
import dev.vitrina.cache.entry.Stores;
import dev.vitrina.cache.entry.Wiring;
import dev.vitrina.cache.execution.ThreadExecution;
import dev.vitrina.cache.inventory.InventoryStore;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.memory.MemoryCache;
import dev.vitrina.cache.mirror.MirrorRegistry;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replica of the cache: its memory, its thread that hears invalidations, its timers. Any number of replicas may share a
 * database; they find each other through its schema {@code cache}, which the host creates with
 * {@code dev/vitrina/cache/changelog.yaml}.
 *
 * <p>Needs a pool of which it keeps one connection for good, and whose connection timeout is shorter than the policies' hard
 * timeouts. Not usable behind a pooler in transaction mode, but for the wake-up calls everything works there too.
 */
public final class CacheEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CacheEngine.class);
    private static final long FLUSH_SECONDS = 10;
    private static final long WARM_SECONDS = 1;
    private static final long DEFERRED_SECONDS = 5;
    private static final long HOUSEKEEPING_MINUTES = 10;

    private final Wiring.Wired entries;
    private final Mirrors mirrors;
    private final CacheStatistics statistics;
    private final CacheInventory inventory;
    private final ScheduledThreadPoolExecutor timer;
    private final @Nullable ExecutorService ownExecutor;

    CacheEngine(CacheEngineBuilder builder) {
        this.ownExecutor = builder.executor() == null ? CacheEngineBuilder.virtualThreads() : null;
        Executor executor = ownExecutor == null
            ? OverflowExecutor.over(Objects.requireNonNull(builder.executor()))
            : ownExecutor;
        this.timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("cache-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        Database database = new Database(builder.dataSource(), System::nanoTime);
        MemoryCache memory = new MemoryCache(builder.memoryBytes(), ForkJoinPool.commonPool());
        this.entries = new Wiring(
            Stores.in(database),
            memory,
            builder.budget(),
            builder.policies(),
            new ThreadExecution(executor, timer),
            builder.nanoTime(),
            builder.clock(),
            builder.random()
        ).wire();
        this.mirrors = new MirrorRegistry(
            database,
            entries.activity(),
            builder.mirrorLease(),
            builder.mirrorCommits(),
            timer,
            executor,
            builder.clock()
        );
        this.statistics = new EngineStatistics(entries.activity(), new ActivityReports(database));
        this.inventory = new EngineInventory(new InventoryStore(database), memory);
        Housekeeping housekeeping = new Housekeeping(database);
        every(FLUSH_SECONDS, TimeUnit.SECONDS, executor, entries.activity()::flush);
        every(WARM_SECONDS, TimeUnit.SECONDS, executor, entries.keepingWarm()::look);
        every(DEFERRED_SECONDS, TimeUnit.SECONDS, executor, entries.deferrals()::makeDue);
        every(HOUSEKEEPING_MINUTES, TimeUnit.MINUTES, executor, housekeeping::run);
        entries.feed().start();
    }

    /** Starts to describe an engine on this database. */
    public static CacheEngineBuilder on(DataSource dataSource) {
        return new CacheEngineBuilder(dataSource);
    }

    public UniversalCacheService cache() {
        return entries.cache();
    }

    public Mirrors mirrors() {
        return mirrors;
    }

    public CacheStatistics statistics() {
        return statistics;
    }

    public CacheInventory inventory() {
        return inventory;
    }

    public CacheWarming warming() {
        return entries.warming();
    }

    /** Stops loads and threads and writes the counts down. The data source stays open: it is the caller's. */
    @Override
    public void close() {
        entries.feed().close();
        timer.shutdownNow();
        if (ownExecutor != null) {
            ownExecutor.shutdownNow();
        }
        entries.activity().flush();
    }

    private void every(long period, TimeUnit unit, Executor executor, Runnable work) {
        var unused = timer.scheduleAtFixedRate(() -> begin(executor, work), period, period, unit);
    }

    /** A timer drops for good what once ends with an exception. */
    private static void begin(Executor executor, Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("No thread was free for a periodic task; the next time will do", e);
        }
    }
}
