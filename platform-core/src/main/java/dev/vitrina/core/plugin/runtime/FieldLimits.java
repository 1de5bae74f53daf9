package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.contribution.PluginQuotas.Kind;
import graphql.execution.DataFetcherResult;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * How long a field of one plugin may take and how many items it may answer. What it does after its time is up is nobody's answer any
 * more; its thread is interrupted, and one that does not mind keeps only a place of its own plugin. Thread-safe.
 */
public final class FieldLimits {

    /** First it is answered that the field takes too long: an interrupted one would answer that it failed. */
    private static final long GRACE_MILLIS = 100;
    private static final long NO_LIMIT_MILLIS = TimeUnit.DAYS.toMillis(365);

    private final PluginQuotas quotas;
    private final ScheduledExecutorService alarms;

    /** @param alarms removes what is cancelled */
    public FieldLimits(PluginQuotas quotas, ScheduledExecutorService alarms) {
        this.quotas = quotas;
        this.alarms = alarms;
    }

    /** One thread for the alarms of all plugins. */
    static ScheduledExecutorService alarms() {
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = Thread.ofPlatform().daemon().name("plugin-alarms").unstarted(work);
            thread.setContextClassLoader(FieldLimits.class.getClassLoader()); // not that of the plugin whose field came first
            return thread;
        });
        alarms.setRemoveOnCancelPolicy(true);
        return alarms;
    }

    /** How many fields work at once. */
    int places() {
        return (int) Math.min(Integer.MAX_VALUE, quotas.limit(Kind.CONCURRENT_FIELDS));
    }

    /** Runs the work of a field; its thread is interrupted when its time is up. */
    void run(Runnable field) {
        Thread me = Thread.currentThread();
        long began = System.nanoTime();
        quotas.add(Kind.CONCURRENT_FIELDS, 1);
        Future<?> alarm = after(GRACE_MILLIS, me::interrupt);
        try {
            field.run();
        } finally {
            alarm.cancel(false);
            quotas.add(Kind.CONCURRENT_FIELDS, -1);
            quotas.most(Kind.FIELD_TIME, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
    }

    /** The same value, or a typed failure when it comes too late or is too long. */
    CompletableFuture<Object> limited(String field, CompletableFuture<?> later) {
        CompletableFuture<Object> limited = new CompletableFuture<>();
        Future<?> alarm = after(0, () -> {
            if (!limited.isDone()) {
                limited.completeExceptionally(tooLong(field));
            }
        });
        var unused = later.whenComplete((value, failed) -> {
            alarm.cancel(false);
            if (failed != null) {
                limited.completeExceptionally(cause(failed));
                return;
            }
            try {
                limited.complete(value == null ? null : checked(field, value));
            } catch (FieldQuotaException tooMany) {
                limited.completeExceptionally(tooMany);
            }
        });
        return limited;
    }

    /** The same, for the form in which Spring gives what a controller works on. */
    Mono<Object> limited(String field, Mono<?> later) {
        return Mono.create(sink -> {
            Future<?> alarm = after(0, () -> sink.error(tooLong(field)));
            Disposable work = later
                .<Object>map(value -> checked(field, value))
                .contextWrite(sink.contextView())
                .subscribe(sink::success, sink::error, sink::success);
            sink.onDispose(() -> {
                alarm.cancel(false);
                work.dispose();
            });
        });
    }

    /** The value itself. @throws FieldQuotaException when it is too long a list */
    Object checked(String field, Object value) {
        Object data = value instanceof DataFetcherResult<?> result ? result.getData() : value;
        int rows = switch (data) {
            case Collection<?> list -> list.size();
            case Connection<?> page -> page.edges().size();
            case null, default -> 0;
        };
        quotas.most(Kind.ROWS, rows);
        if (rows > quotas.limit(Kind.ROWS)) {
            throw refusal(field, Kind.ROWS, "answered %d items".formatted(rows));
        }
        return value;
    }

    private static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }

    private Future<?> after(long grace, Runnable alarm) {
        long limit = Math.min(quotas.limit(Kind.FIELD_TIME), NO_LIMIT_MILLIS);
        // Not on the one thread of the alarms: what waits for the field's answer goes on where it is told.
        return alarms.schedule(
            () -> {
                Thread.ofVirtual().name("plugin-alarm").inheritInheritableThreadLocals(false).start(alarm);
            },
            limit + grace,
            TimeUnit.MILLISECONDS
        );
    }

    private FieldQuotaException tooLong(String field) {
        return refusal(field, Kind.FIELD_TIME, "took longer than %d ms".formatted(quotas.limit(Kind.FIELD_TIME)));
    }

    private FieldQuotaException refusal(String field, Kind kind, String what) {
        quotas.exceeded(kind, field + " " + what);
        return new FieldQuotaException(
            new VitrinaException(
                ErrorCode.PLUGIN_UNAVAILABLE,
                "`%s` of the plugin %s %s, which is more than it may".formatted(field, quotas.plugin(), what),
                Map.of("plugin", quotas.plugin(), "quota", kind.manifestName())
            )
        );
    }

    /** Told to the caller by its {@link #typed} form, and nevertheless the plugin's fault. */
    static final class FieldQuotaException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final VitrinaException typed;

        private FieldQuotaException(VitrinaException typed) {
            super(typed);
            this.typed = typed;
        }

        VitrinaException typed() {
            return typed;
        }
    }
}
