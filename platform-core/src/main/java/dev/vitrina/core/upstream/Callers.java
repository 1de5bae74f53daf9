package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.contribution.PluginQuotas.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The plugins that call upstreams: where each may call, and how many calls it may have under way or waiting. A call is the plugin's
 * that asks, or when the cache asks, the one's that declares the endpoint, or else its upstream. Thread-safe.
 */
final class Callers {

    /** The plugin that asks on this thread; bound by {@link PluginGateway}. */
    static final ScopedValue<String> ASKING = ScopedValue.newInstance();

    private static final Duration WHEN_FULL = Duration.ofSeconds(1);

    private final DeclaredUpstreams upstreams;
    private final ConcurrentMap<String, Caller> callers = new ConcurrentHashMap<>();

    Callers(DeclaredUpstreams upstreams) {
        this.upstreams = upstreams;
    }

    /** @return takes it back, unless a newer version of the plugin is there */
    Runnable register(PluginContributions plugin) {
        Caller caller = new Caller(plugin.egress(), plugin.quotas());
        callers.put(plugin.pluginId(), caller);
        return () -> callers.remove(plugin.pluginId(), caller);
    }

    String of(Endpoint endpoint) {
        if (ASKING.isBound()) {
            return ASKING.get();
        }
        return upstreams
            .owner(endpoint)
            .or(() -> upstreams.ownerOf(endpoint.upstream()))
            .orElse("");
    }

    /** Whether a call of the endpoint carries no credential. */
    boolean isOpen(Endpoint endpoint) {
        return upstreams.isOpen(endpoint.upstream());
    }

    /** Whose quota a call spends. */
    Credential asking(Endpoint endpoint, Credential own) {
        return upstreams.asking(endpoint, own);
    }

    /** Makes a call of a plugin, unless it may not. */
    Outcome admitted(String plugin, Endpoint endpoint, Supplier<Outcome> call) {
        Caller caller = callers.get(plugin);
        if (caller == null) {
            return ASKING.isBound()
                ? Outcome.Unavailable.unsent("The plugin " + plugin + " is not in service", null)
                : call.get(); // of the host, or of the cache for a plugin that is being withdrawn
        }
        Optional<URI> url = upstreams.declaredUrl(endpoint.upstream());
        if (url.isPresent() && !caller.egress.allows(url.get())) {
            return new Outcome.Rejected(0, refusal(plugin, url.get()));
        }
        long limit = caller.quotas.limit(Kind.UPSTREAM_CALLS);
        try {
            if (caller.quotas.add(Kind.UPSTREAM_CALLS, 1) > limit) {
                caller.quotas.exceeded(Kind.UPSTREAM_CALLS, "a call of " + endpoint.id() + " was refused");
                return new Outcome.RateLimited(WHEN_FULL);
            }
            return call.get();
        } finally {
            caller.quotas.add(Kind.UPSTREAM_CALLS, -1);
        }
    }

    static String refusal(String plugin, URI url) {
        return "The manifest of %s does not name %s under `egress`".formatted(plugin, url.getHost());
    }

    /** No record: a plugin that starts anew has its equal, which the old one's withdrawal must leave alone. */
    private static final class Caller {

        private final Egress egress;
        private final PluginQuotas quotas;

        private Caller(Egress egress, PluginQuotas quotas) {
            this.egress = egress;
            this.quotas = quotas;
        }
    }
}
