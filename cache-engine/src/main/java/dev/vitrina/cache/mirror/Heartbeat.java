package dev.vitrina.cache.mirror;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a lead alive while the run's thread waits for the origin. */
final class Heartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final ScheduledExecutorService timer;
    private final Executor executor;
    private final Duration lease;

    Heartbeat(ScheduledExecutorService timer, Executor executor, Duration lease) {
        this.timer = timer;
        this.executor = executor;
        this.lease = lease;
    }

    /** Stops the beat. */
    interface Beat extends AutoCloseable {
        @Override
        void close();
    }

    Beat start(Runnable extend) {
        long period = lease.toMillis() / 3;
        ScheduledFuture<?> beat = timer.scheduleAtFixedRate(
            () -> executor.execute(() -> beat(extend)),
            period,
            period,
            TimeUnit.MILLISECONDS
        );
        return () -> beat.cancel(false);
    }

    /** Missing one is harmless: the fence decides at the next commit. */
    private static void beat(Runnable extend) {
        try {
            extend.run();
        } catch (RuntimeException e) {
            LOG.debug("A lead could not be extended", e);
        }
    }
}
