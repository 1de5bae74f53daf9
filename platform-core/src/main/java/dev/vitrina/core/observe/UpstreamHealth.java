package dev.vitrina.core.observe;

import dev.vitrina.core.upstream.TroubledUpstreams;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Wildberries being down degrades the host, which then serves what it has. */
@Component("upstreams")
class UpstreamHealth implements HealthIndicator {

    private final TroubledUpstreams upstreams;

    UpstreamHealth(TroubledUpstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public Health health() {
        Map<String, String> troubled = upstreams.circuits();
        return troubled.isEmpty()
            ? Health.up().build()
            : Health.status(Statuses.DEGRADED).withDetail("circuits", troubled).build();
    }
}
