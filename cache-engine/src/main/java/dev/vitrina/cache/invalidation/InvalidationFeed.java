package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.execution.Cancellable;
import dev.vitrina.cache.execution.Execution;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other replicas invalidated: reads the tail of the log four times a second and whenever the doorbell rings, on one
 * connection of its own. A notice is only a hint; nothing is lost by missing one.
 */
public final class InvalidationFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InvalidationFeed.class);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final InvalidationStore store;
    private final Generations generations;
    private final Execution execution;
    private final LongSupplier nanoTime;
    private final LongConsumer onScope;
    private final Consumer<Set<UUID>> onEnded;
    private final LogTail tail = new LogTail();
    private final CompletableFuture<Boolean> firstRead = new CompletableFuture<>();
    private volatile boolean closing;
    private volatile long lastRead;
    private volatile @Nullable Cancellable thread;

    /**
     * @param onScope told of each scope heard of, after the generations moved
     * @param onEnded told of loads that ended elsewhere, by their entries' keys, mostly none
     */
    public InvalidationFeed(
        InvalidationStore store,
        Generations generations,
        Execution execution,
        LongSupplier nanoTime,
        LongConsumer onScope,
        Consumer<Set<UUID>> onEnded
    ) {
        this.store = store;
        this.generations = generations;
        this.execution = execution;
        this.nanoTime = nanoTime;
        this.onScope = onScope;
        this.onEnded = onEnded;
        this.lastRead = nanoTime.getAsLong() - TimeUnit.HOURS.toNanos(1);
    }

    /** Starts reading, and gives the first reading a second; without it the engine starts all the same. */
    public void start() {
        thread = execution.start("cache-invalidations", this::run);
        Boolean unused = execution.await(firstRead, TimeUnit.SECONDS.toNanos(1));
    }

    /** How long ago the log was last read to its end, in nanoseconds. */
    public long lag(long now) {
        return now - lastRead;
    }

    @Override
    public void close() {
        closing = true;
        Cancellable running = thread;
        if (running != null) {
            running.cancel();
        }
    }

    private void run() {
        while (!closing) {
            try (InvalidationLog log = store.follow()) {
                follow(log);
            } catch (RuntimeException e) {
                if (!closing) {
                    LOG.warn("Invalidations of other replicas cannot be read; trying again: {}", e.getMessage());
                }
            }
            execution.pause(POLL_NANOS);
        }
    }

    private void follow(InvalidationLog log) {
        while (!closing) {
            long began = nanoTime.getAsLong();
            apply(tail.read(log), began);
            if (log.listens()) {
                onEnded.accept(log.awaitNotice(POLL_NANOS));
            } else {
                execution.pause(POLL_NANOS);
            }
        }
    }

    private void apply(LogTail.Read read, long began) {
        if (read.gap()) {
            LOG.info("Nothing in memory is trusted: invalidations before now may have been missed");
            generations.move(ScopeId.ALL, true);
            onScope.accept(ScopeId.ALL);
        }
        for (LogTail.Notice notice : read.notices()) {
            generations.move(notice.scope(), notice.hard());
            onScope.accept(notice.scope());
        }
        lastRead = began;
        firstRead.complete(true);
    }
}
