package dev.vitrina.pricing.sync;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopConnected;
import dev.vitrina.api.shop.ShopCredentialReplaced;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.cache.Mirror;
import dev.vitrina.pricing.history.PriceHistory;

/** What comes and goes with a shop. */
public final class ShopLife {

    private ShopLife() {}

    /** A new shop's prices are read at once. */
    public record OnConnection(Jobs jobs) implements EventListener<ShopConnected> {
        @Override
        public Class<ShopConnected> eventType() {
            return ShopConnected.class;
        }

        @Override
        public void on(ShopConnected event) {
            jobs.start(GoodSyncJob.TYPE, event.shopId(), "{}");
        }
    }

    /** So are those of a shop whose token was replaced. */
    public record OnNewCredential(Jobs jobs) implements EventListener<ShopCredentialReplaced> {
        @Override
        public Class<ShopCredentialReplaced> eventType() {
            return ShopCredentialReplaced.class;
        }

        @Override
        public void on(ShopCredentialReplaced event) {
            jobs.start(GoodSyncJob.TYPE, event.shopId(), "{}");
        }
    }

    /** A shop that goes takes its prices with it. */
    public record OnDisconnection(Mirror goods, PriceHistory history) implements EventListener<ShopDisconnected> {
        @Override
        public Class<ShopDisconnected> eventType() {
            return ShopDisconnected.class;
        }

        @Override
        public void on(ShopDisconnected event) {
            goods.purge(event.shopId().value());
            history.purge(event.shopId());
        }
    }
}
