package dev.vitrina.products.sync;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.cache.Mirror;

/** A shop that goes takes its cards with it. */
public final class PurgeOnDisconnection implements EventListener<ShopDisconnected> {

    private final Mirror mirror;
    private final SyncPauses pauses;
    private final Baselines baselines;

    public PurgeOnDisconnection(Mirror mirror, SyncPauses pauses, Baselines baselines) {
        this.mirror = mirror;
        this.pauses = pauses;
        this.baselines = baselines;
    }

    @Override
    public Class<ShopDisconnected> eventType() {
        return ShopDisconnected.class;
    }

    @Override
    public void on(ShopDisconnected event) {
        mirror.purge(event.shopId().value());
        pauses.resume(event.shopId());
        baselines.forget(event.shopId());
    }
}
