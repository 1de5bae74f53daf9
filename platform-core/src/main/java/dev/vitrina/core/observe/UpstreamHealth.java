package dev.vitrina.core.observe;

import dev.vitrina.core.upstream.TroubledUpstreams;
import dev.vitrina.core.upstream.UnknownUpstreams;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Wildberries being down degrades the host, which then serves what it has; so does an address that is configured for nobody. */
@Component("upstreams")
class UpstreamHealth implements HealthIndicator {

    private final TroubledUpstreams upstreams;
    private final UnknownUpstreams unknown;

    UpstreamHealth(TroubledUpstreams upstreams, UnknownUpstreams unknown) {
        this.upstreams = upstreams;
        this.unknown = unknown;
    }

    @Override
    public Health health() {
        Map<String, String> troubled = upstreams.circuits();
        Set<String> withoutEffect = unknown.properties();
        boolean degraded = !troubled.isEmpty() || !withoutEffect.isEmpty();
        Health.Builder health = degraded ? Health.status(Statuses.DEGRADED) : Health.up();
        if (!troubled.isEmpty()) {
            health.withDetail("circuits", troubled);
        }
        if (!withoutEffect.isEmpty()) {
            health.withDetail("withoutEffect", withoutEffect).withDetail("known", unknown.known());
        }
        return health.build();
    }
}
