package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.QuotaLevel;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The gateway as one plugin has it: its calls are known as its own. */
final class PluginGateway implements UpstreamGateway {

    private final String plugin;
    private final UpstreamGateway gateway;

    PluginGateway(String plugin, UpstreamGateway gateway) {
        this.plugin = plugin;
        this.gateway = gateway;
    }

    @Override
    public Outcome call(ShopId shop, Endpoint endpoint, UpstreamRequest request, Priority priority, Duration patience) {
        return ScopedValue.where(Callers.ASKING, plugin).call(() ->
            gateway.call(shop, endpoint, request, priority, patience)
        );
    }

    @Override
    public Outcome call(
        Credential credential,
        Endpoint endpoint,
        UpstreamRequest request,
        Priority priority,
        Duration patience
    ) {
        return ScopedValue.where(Callers.ASKING, plugin).call(() ->
            gateway.call(credential, endpoint, request, priority, patience)
        );
    }

    @Override
    public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
        return gateway.usage(shops);
    }

    @Override
    public Optional<QuotaLevel> quota(ShopId shop, Endpoint endpoint) {
        return gateway.quota(shop, endpoint);
    }
}
