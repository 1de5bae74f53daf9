package dev.vitrina.core.upstream;

import java.util.Map;

/** Which upstreams fail just now, as this replica sees it. */
@FunctionalInterface
public interface TroubledUpstreams {
    /** The state of each circuit that is not closed: {@code open} or {@code half_open}; by the upstream's name. */
    Map<String, String> circuits();
}
