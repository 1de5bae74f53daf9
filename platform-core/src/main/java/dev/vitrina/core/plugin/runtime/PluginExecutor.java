package dev.vitrina.core.plugin.runtime;

import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;

/** Virtual threads of one plugin: they carry its class loader and the log tags of whoever gave the task. */
final class PluginExecutor extends AbstractExecutorService {

    private final String id;
    private final ClassLoader loader;
    private final ExecutorService threads;

    PluginExecutor(String id, ClassLoader loader) {
        this.id = id;
        this.loader = loader;
        this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("plugin-" + id + "-", 0).factory());
    }

    @Override
    public void execute(Runnable task) {
        Map<String, String> tags = MDC.getCopyOfContextMap();
        threads.execute(() -> {
            Thread.currentThread().setContextClassLoader(loader);
            MDC.setContextMap(tags == null ? Map.of() : tags);
            MDC.put(PluginGate.MDC_KEY, id);
            task.run();
        });
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(timeout, unit);
    }
}
