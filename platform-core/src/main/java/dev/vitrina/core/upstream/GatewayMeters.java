package dev.vitrina.core.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The gateway's figures. Tags are names that plugins declare, never anything of a shop or a request. */
final class GatewayMeters implements TroubledUpstreams {

    private final MeterRegistry registry;
    private final ConcurrentMap<String, HostGuard> guards = new ConcurrentHashMap<>();

    GatewayMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    HostGuard watch(String upstream, HostGuard guard) {
        guards.put(upstream, guard);
        Gauge.builder("vitrina.upstream.circuit", guard, g -> severity(g.state()))
            .description("0 closed, 1 half open, 2 open")
            .tag("upstream", upstream)
            .register(registry);
        return guard;
    }

    void sent(CallRecord call) {
        Timer.builder("vitrina.upstream.call")
            .description("Calls sent, by outcome")
            .tag("upstream", call.upstream())
            .tag("endpoint", call.endpoint())
            .tag("outcome", CallRecord.word(call.outcome()))
            .register(registry)
            .record(call.took());
        Timer.builder("vitrina.upstream.quota.wait")
            .description("Time spent waiting for a token")
            .tag("endpoint", call.endpoint())
            .tag("priority", call.priority().name())
            .register(registry)
            .record(call.quotaWait());
    }

    void quotaLeft(Call call, long left) {
        registry
            .summary("vitrina.upstream.quota.left", "group", call.endpoint().quotaGroup().name())
            .record(Math.max(0, left));
    }

    void refusedByQuota(Call call) {
        Counter.builder("vitrina.upstream.quota.refused")
            .description("Calls that were not sent because their token would have come too late")
            .tag("endpoint", call.endpoint().id())
            .tag("priority", call.priority().name())
            .register(registry)
            .increment();
    }

    @Override
    public Map<String, String> circuits() {
        Map<String, String> troubled = new ConcurrentHashMap<>();
        guards.forEach((upstream, guard) -> {
            if (severity(guard.state()) > 0) {
                troubled.put(upstream, guard.state().name().toLowerCase(Locale.ROOT));
            }
        });
        return troubled;
    }

    private static int severity(State state) {
        return switch (state) {
            case CLOSED, DISABLED, METRICS_ONLY -> 0;
            case HALF_OPEN -> 1;
            case OPEN, FORCED_OPEN -> 2;
        };
    }
}
