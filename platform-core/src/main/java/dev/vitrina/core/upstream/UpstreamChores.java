package dev.vitrina.core.upstream;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.core.job.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the call log is kept small. */
@Configuration(proxyBeanMethods = false)
class UpstreamChores {

    @Bean
    Chore forgetOldCalls(CallLogStore store, GatewayProperties properties) {
        return new Chore("forget-old-calls", Duration.ofHours(1), () ->
            store.deleteOlderThan(properties.callLogRetention())
        );
    }

    @Bean
    EventListener<ShopDisconnected> forgetCallsOfRemovedShop(CallLogStore store) {
        return new OnDisconnected(store);
    }

    private record OnDisconnected(CallLogStore store) implements EventListener<ShopDisconnected> {
        @Override
        public Class<ShopDisconnected> eventType() {
            return ShopDisconnected.class;
        }

        @Override
        public void on(ShopDisconnected event) {
            store.forget(event.shopId());
        }
    }
}
