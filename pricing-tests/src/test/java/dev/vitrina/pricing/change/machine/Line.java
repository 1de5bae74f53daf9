package dev.vitrina.pricing.change.machine;

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
import org.jspecify.annotations.Nullable;

/** What lies between the plugin and Wildberries; somebody may listen, and things happen before a call and after it. */
final class Line implements UpstreamGateway {

    private final UpstreamGateway gateway;
    private Listener listener = Listener.NOBODY;
    private @Nullable QuotaLevel left;

    Line(UpstreamGateway gateway) {
        this.gateway = gateway;
    }

    /** Told of calls that begin and calls that ended. */
    interface Listener {
        Listener NOBODY = (endpoint, request, call) -> call.make();

        /** @param call makes it */
        Outcome called(Endpoint endpoint, UpstreamRequest request, Making call);
    }

    interface Making {
        Outcome make();
    }

    void listen(Listener whom) {
        listener = whom;
    }

    @Override
    public Outcome call(ShopId shop, Endpoint endpoint, UpstreamRequest request, Priority priority, Duration patience) {
        return listener.called(endpoint, request, () -> gateway.call(shop, endpoint, request, priority, patience));
    }

    @Override
    public Outcome call(
        Credential credential,
        Endpoint endpoint,
        UpstreamRequest request,
        Priority priority,
        Duration patience
    ) {
        throw new AssertionError("Prices are read with the shop's credential");
    }

    /** @param level null while there is no quota */
    void quota(@Nullable QuotaLevel level) {
        left = level;
    }

    @Override
    public Optional<QuotaLevel> quota(ShopId shop, Endpoint endpoint) {
        return Optional.ofNullable(left);
    }

    @Override
    public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
        return Map.of();
    }
}
