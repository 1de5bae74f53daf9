package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.plugin.store.PluginProperties.Fields;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives a field of a plugin a rest that fails too often: it answers at once then that it is unavailable, and costs nothing. The plugin's
 * other fields go on. What is meant for the caller (a refusal, an upstream that is down) is no failure. Thread-safe.
 */
public final class FieldBreakers {

    private static final int WINDOW_SECONDS = 60;
    private static final int TRIALS = 3;

    private final String plugin;
    private final Duration rest;
    private final Predicate<Throwable> isForCaller;
    private final CircuitBreakerConfig config;
    private final ConcurrentMap<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    public FieldBreakers(String plugin, Fields limits, Predicate<Throwable> isForCaller) {
        this.plugin = plugin;
        this.rest = limits.rest();
        this.isForCaller = isForCaller;
        this.config = CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.TIME_BASED)
            .slidingWindowSize(WINDOW_SECONDS)
            .minimumNumberOfCalls(limits.failures())
            .failureRateThreshold(50)
            .waitDurationInOpenState(rest)
            .permittedNumberOfCallsInHalfOpenState(TRIALS)
            .maxWaitDurationInHalfOpenState(rest) // a trial that never ends must not keep it shut
            .build();
    }

    /**
     * Lets a call of a field in.
     *
     * @param field as {@code Type.field}
     * @throws VitrinaException while the field rests
     */
    Passage enter(String field) {
        CircuitBreaker breaker = breakers.computeIfAbsent(field, name -> CircuitBreaker.of(name, config));
        if (!breaker.tryAcquirePermission()) {
            throw new VitrinaException(
                ErrorCode.PLUGIN_UNAVAILABLE,
                "`%s` of the plugin %s failed too often and rests for a moment".formatted(field, plugin),
                Map.of("plugin", plugin, "retryAfterSeconds", Math.max(1, rest.toSeconds()))
            );
        }
        return new Passage(breaker);
    }

    /** A call that was let in. */
    final class Passage {

        private final CircuitBreaker breaker;
        private final long began = System.nanoTime();
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Passage(CircuitBreaker breaker) {
            this.breaker = breaker;
        }

        /**
         * Tells how the call ended; the first word counts.
         *
         * @param failed null when all went well
         */
        void leave(@Nullable Throwable failed) {
            if (open.compareAndSet(true, false)) {
                long took = System.nanoTime() - began;
                if (failed == null || isForCaller.test(failed)) {
                    breaker.onSuccess(took, TimeUnit.NANOSECONDS);
                } else {
                    breaker.onError(took, TimeUnit.NANOSECONDS, failed);
                }
            }
        }
    }
}
