package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Upstream;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The hosts and endpoints that plugins declare: whatever is not here cannot be reached. Thread-safe. */
public final class DeclaredUpstreams {

    private final UpstreamProperties properties;
    private final ConcurrentMap<String, Declared> upstreams = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Endpoint> endpoints = new ConcurrentHashMap<>();

    public DeclaredUpstreams(UpstreamProperties properties) {
        this.properties = properties;
    }

    /**
     * Declares a host.
     *
     * @param plugin whose it is; the same plugin may declare it anew
     * @return takes the declaration back, unless the plugin has declared it anew
     * @throws IllegalArgumentException when another plugin has the name, or the URL is not https
     */
    public Runnable declare(String plugin, Upstream upstream) {
        if (!BaseUrls.usable(upstream.baseUrl()) || !"https".equals(upstream.baseUrl().getScheme())) {
            throw new IllegalArgumentException(
                "The base URL of upstream " + upstream.name() + " must be https, without user, query and fragment"
            );
        }
        Declared declared = new Declared(plugin, upstream);
        upstreams.compute(upstream.name(), (name, present) -> {
            if (present != null && !present.plugin().equals(plugin)) {
                throw new IllegalArgumentException(
                    "Upstream " + name + " is declared by " + present.plugin() + " and by " + plugin
                );
            }
            return declared;
        });
        return () -> upstreams.remove(upstream.name(), declared);
    }

    /** Makes an endpoint known by its id, so that its quota can be asked for before it is called. */
    public Runnable declare(Endpoint endpoint) {
        endpoints.put(endpoint.id(), endpoint);
        return () -> endpoints.remove(endpoint.id(), endpoint);
    }

    Set<String> names() {
        return Set.copyOf(upstreams.keySet());
    }

    Optional<Endpoint> endpoint(String id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    /** What tells whether a credential is good at all; empty when the upstream is not declared or declares none. */
    Optional<Endpoint> credentialCheck(String upstream) {
        return Optional.ofNullable(upstreams.get(upstream)).map(declared -> declared.upstream().credentialCheck());
    }

    Optional<Target> target(String upstream) {
        Declared declared = upstreams.get(upstream);
        if (declared == null) {
            return Optional.empty();
        }
        return Optional.of(
            properties
                .baseUrl(upstream)
                .map(url -> new Target(upstream, url, true))
                .orElseGet(() -> new Target(upstream, declared.upstream().baseUrl(), false))
        );
    }

    /**
     * A host as it is reached.
     *
     * @param configured by the operator, who may choose a private address
     */
    record Target(String upstream, URI baseUrl, boolean configured) {}

    private record Declared(String plugin, Upstream upstream) {}
}
