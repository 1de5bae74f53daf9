package dev.vitrina.tokens.wb;

import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Upstream;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** Declares each host and its methods as beans, which is how the platform learns of them. */
public final class WbHostRegistrar implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        for (WbHost host : WbHost.values()) {
            Upstream upstream = host.upstream();
            Endpoint ping = host.ping();
            registry.registerBean(upstream.name(), Upstream.class, spec -> spec.supplier(context -> upstream));
            registry.registerBean(ping.id(), Endpoint.class, spec -> spec.supplier(context -> ping));
        }
        registry.registerBean(SellerInfo.ENDPOINT.id(), Endpoint.class, spec ->
            spec.supplier(context -> SellerInfo.ENDPOINT)
        );
    }
}
