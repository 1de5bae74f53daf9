package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.core.graphql.compose.FieldGate;
import dev.vitrina.core.logging.LogTag;
import graphql.schema.DataFetcher;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The one way from the host into a plugin's code: sets the thread's class loader and log tags and puts them back, counts who is
 * inside, lets nobody in once it is closed, and turns linkage errors into "plugin unavailable" instead of an internal error.
 *
 * <p>Thread-safe.
 */
public final class PluginGate implements FieldGate {

    static final String MDC_KEY = "plugin";
    private static final Logger log = LoggerFactory.getLogger(PluginGate.class);

    private final String id;
    private final ClassLoader loader;
    private final AtomicInteger inside = new AtomicInteger();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private volatile boolean closed;
    private volatile boolean ready;

    public PluginGate(String id, ClassLoader loader) {
        this.id = id;
        this.loader = loader;
    }

    ClassLoader loader() {
        return loader;
    }

    /** Runs plugin code on this thread. */
    <T extends @Nullable Object> T call(Callable<T> code) throws Exception {
        enter();
        try {
            return tagged(code);
        } catch (Exception | LinkageError failed) {
            refuseIfBroken(failed);
            throw failed;
        } finally {
            leave();
        }
    }

    /** The same for code that declares no checked exception. */
    <T extends @Nullable Object> T get(Callable<T> code) {
        try {
            return call(code);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same for code that answers nothing. */
    void run(Runnable code) {
        get(() -> {
            code.run();
            return null;
        });
    }

    /**
     * Runs plugin code on a thread of its own, which is interrupted and left behind when it takes too long.
     *
     * @throws TimeoutException when it does
     */
    <T extends @Nullable Object> T within(Duration limit, String what, Callable<T> code) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> call(code));
        // A platform thread: whatever the plugin starts here inherits nothing of a pool that outlives it.
        Thread thread = Thread.ofPlatform().daemon().name("plugin-" + id + "-" + what).unstarted(task);
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new TimeoutException("It did not %s within %d s".formatted(what, limit.toSeconds()));
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw interrupted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public DataFetcher<?> guard(DataFetcher<?> fetcher) {
        return environment -> {
            enter();
            Object value;
            try {
                value = tagged(() -> fetcher.get(environment));
            } catch (Throwable failed) {
                leave();
                refuseIfBroken(failed);
                throw failed;
            }
            if (value instanceof CompletionStage<?> later) {
                return later.handle(this::left);
            }
            if (value instanceof Mono<?> later) {
                return later.doOnError(this::refuseIfBroken).doFinally(signal -> leave());
            }
            leave();
            return value;
        };
    }

    private @Nullable Object left(@Nullable Object value, @Nullable Throwable failed) {
        leave();
        if (failed == null) {
            return value;
        }
        refuseIfBroken(failed);
        throw failed instanceof CompletionException wrapped ? wrapped : new CompletionException(failed);
    }

    /** A listener behind the gate. */
    <E extends DomainEvent> EventListener<E> guard(EventListener<E> listener) {
        return new EventListener<>() {
            @Override
            public Class<E> eventType() {
                return listener.eventType();
            }

            @Override
            public void on(E event) {
                PluginGate.this.get(() -> {
                        listener.on(event);
                        return null;
                    });
            }
        };
    }

    /** The plugin has been told that it will serve: its HTTP routes may be called. */
    void ready() {
        ready = true;
    }

    boolean isReady() {
        return ready;
    }

    /** Lets nobody in any more. */
    void close() {
        closed = true;
        if (inside.get() == 0) {
            empty.complete(null);
        }
    }

    /** Waits until every call has returned. @return whether that came about in time; the gate must be closed */
    boolean awaitEmpty(Duration limit) {
        try {
            empty.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException late) {
            log.warn("{} calls of the plugin {} do not return", inside.get(), id);
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void leave() {
        if (inside.decrementAndGet() == 0 && closed) {
            empty.complete(null);
        }
    }

    private void enter() {
        inside.incrementAndGet();
        if (closed) {
            leave();
            throw new VitrinaException(
                ErrorCode.PLUGIN_UNAVAILABLE,
                "The plugin " + id + " is being stopped; try again in a moment",
                Map.of("plugin", id)
            );
        }
    }

    private <T extends @Nullable Object> T tagged(Callable<T> code) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader loaderBefore = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try (LogTag ignored = LogTag.put(MDC_KEY, id)) {
            return code.call();
        } finally {
            thread.setContextClassLoader(loaderBefore);
        }
    }

    /** Looks into the causes: Spring wraps an error that a controller throws. */
    private void refuseIfBroken(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkageError) {
                log.error("The plugin {} does not fit this host", id, failed);
                throw new VitrinaException(
                    ErrorCode.PLUGIN_UNAVAILABLE,
                    "The plugin " + id + " does not fit this version of Vitrina; update it",
                    Map.of("plugin", id)
                );
            }
        }
    }
}
