package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.plugin.store.PluginProperties;
import io.micrometer.context.ContextRegistry;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one thread that works on plugins. Starts them before the web server takes requests and before jobs run, follows what is wanted of
 * them, and stops them after both.
 */
class PluginThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PluginThread.class);
    /** Jobs and the web server have higher phases: they start later and stop earlier. */
    private static final int PHASE = 0;
    private static final int STEPS_OF_A_STOP = 6;
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final PluginKeeper keeper;
    private final PluginProperties properties;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task ->
        Thread.ofPlatform().name("plugin-lifecycle").unstarted(task)
    );
    /** Apart from the work: a change may take its time, and others must not take the replica for gone. */
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(task ->
        Thread.ofPlatform().daemon().name("plugin-beat").unstarted(task)
    );
    private volatile boolean running;

    PluginThread(PluginKeeper keeper, PluginProperties properties) {
        this.keeper = keeper;
        this.properties = properties;
    }

    @Override
    public void start() {
        ContextRegistry.getInstance(); // looks for its accessors by the thread's class loader, once: it must not be a plugin's
        await(keeper::boot);
        running = true;
        repeat(thread, keeper::follow, properties.follow());
        repeat(pulse, keeper::beat, BEAT);
        if (properties.watch().isPositive()) {
            repeat(thread, keeper::watch, properties.watch());
        }
    }

    /**
     * Works on plugins, when nobody else does.
     *
     * @throws RejectedExecutionException when the host stops
     * @throws InterruptedException the work goes on: nobody may interrupt it half-way
     */
    <T> T call(Callable<T> work) throws InterruptedException {
        return result(thread.submit(work));
    }

    @Override
    public void stop() {
        running = false;
        pulse.shutdownNow();
        Future<?> stopped = thread.submit(keeper::stop);
        try {
            stopped.get(longestStop().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            log.warn("Interrupted while plugins stop");
        } catch (TimeoutException | ExecutionException left) {
            log.error("Plugins did not stop; the host goes on without them", left);
        }
        thread.shutdownNow();
    }

    /** A change that is under way ends first; then all plugins leave together, one after the other. */
    private Duration longestStop() {
        return properties.drainTimeout().plus(properties.stopTimeout().multipliedBy(STEPS_OF_A_STOP));
    }

    private void await(Runnable work) {
        try {
            result(thread.submit(work));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            log.warn("Interrupted while plugins start");
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private void repeat(ScheduledExecutorService by, Runnable work, Duration pause) {
        Runnable guarded = () -> {
            try {
                if (running) {
                    work.run();
                }
            } catch (RuntimeException | Error failed) {
                // Whatever it is, the next look must come: nothing would follow any more.
                log.warn("Cannot follow what is wanted of plugins; it is tried again", failed);
            }
        };
        var unused = by.scheduleWithFixedDelay(guarded, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
