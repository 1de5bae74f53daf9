package dev.vitrina.core.upstream;

import java.util.Set;

/**
 * Upstreams that whoever starts the host has configured for every plugin there might be: a simulated Wildberries takes all calls,
 * also of plugins that are not installed.
 */
public record SimulatedUpstreams(Set<String> names) {
    public SimulatedUpstreams {
        names = Set.copyOf(names);
    }
}
