package dev.vitrina.core.upstream;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Circuit breaker and bulkhead of one upstream host, in this replica. */
final class HostGuard {

    private static final Duration BULKHEAD_WAIT = Duration.ofSeconds(2);
    private static final int TRIAL_CALLS = 2;

    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final Duration open;
    private volatile long openedNanos;

    HostGuard(String upstream, GatewayProperties properties) {
        this.open = properties.breakerOpen();
        this.breaker = CircuitBreaker.of(
            upstream,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(properties.breakerWindow())
                .minimumNumberOfCalls(properties.breakerMinimum())
                .failureRateThreshold(50)
                .waitDurationInOpenState(open)
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .build()
        );
        this.bulkhead = Bulkhead.of(
            upstream,
            BulkheadConfig.custom()
                .maxConcurrentCalls(properties.maxConcurrent())
                .maxWaitDuration(BULKHEAD_WAIT)
                .build()
        );
        breaker
            .getEventPublisher()
            .onStateTransition(event -> {
                if (event.getStateTransition().getToState() == State.OPEN) {
                    openedNanos = System.nanoTime();
                }
            });
    }

    /** How long calls are refused yet; zero when one may be tried. */
    Duration closedFor() {
        if (breaker.getState() != State.OPEN) {
            return Duration.ZERO;
        }
        Duration left = open.minusNanos(System.nanoTime() - openedNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    Entry enter() {
        if (!breaker.tryAcquirePermission()) {
            return Entry.CIRCUIT_OPEN;
        }
        if (!bulkhead.tryAcquirePermission()) {
            breaker.releasePermission();
            return Entry.FULL;
        }
        return Entry.IN;
    }

    void leave(Verdict verdict, long tookNanos) {
        bulkhead.onComplete();
        switch (verdict) {
            case WELL -> breaker.onSuccess(tookNanos, TimeUnit.NANOSECONDS);
            case ILL -> breaker.onError(tookNanos, TimeUnit.NANOSECONDS, new IllegalStateException("unavailable"));
            case UNKNOWN -> breaker.releasePermission();
        }
    }

    State state() {
        return breaker.getState();
    }

    /** Whether a call may go out. */
    enum Entry {
        IN,
        CIRCUIT_OPEN,
        FULL,
    }

    /** What a call says of the host. */
    enum Verdict {
        WELL,
        ILL,
        /** The caller gave up before the host had its time. */
        UNKNOWN,
    }
}
