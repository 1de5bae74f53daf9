package dev.vitrina.core.plugin;

import io.micrometer.context.ContextRegistry;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one thread that works on plugins. Starts them before the web server takes requests and before jobs run, and stops them after
 * both.
 */
class PluginLifecycleThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PluginLifecycleThread.class);
    /** Jobs and the web server have higher phases: they start later and stop earlier. */
    private static final int PHASE = 0;

    private final PluginHost host;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task ->
        Thread.ofPlatform().name("plugin-lifecycle").unstarted(task)
    );
    private volatile boolean running;

    PluginLifecycleThread(PluginHost host) {
        this.host = host;
    }

    @Override
    public void start() {
        ContextRegistry.getInstance(); // looks for its accessors by the thread's class loader, once: it must not be a plugin's
        run(host::startAll);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        run(host::stopAll);
        thread.shutdown();
    }

    private void run(Runnable work) {
        try {
            thread.submit(work).get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            log.warn("Interrupted while plugins start or stop");
        }
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
