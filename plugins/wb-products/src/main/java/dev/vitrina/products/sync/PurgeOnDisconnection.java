package dev.vitrina.products.sync;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.cache.Mirror;

/** A shop that goes takes its cards with it. */
public final class PurgeOnDisconnection implements EventListener<ShopDisconnected> {

    private final Mirror mirror;
    private final SyncPauses pauses;

    public PurgeOnDisconnection(Mirror mirror, SyncPauses pauses) {
        this.mirror = mirror;
        this.pauses = pauses;
    }

    @Override
    public Class<ShopDisconnected> eventType() {
        return ShopDisconnected.class;
    }

    @Override
    public void on(ShopDisconnected event) {
        mirror.purge(event.shopId().value());
        pauses.resume(event.shopId());
    }
}
