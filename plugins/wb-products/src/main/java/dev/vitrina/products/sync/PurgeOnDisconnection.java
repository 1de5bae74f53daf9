package dev.vitrina.products.sync;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.condition.ConditionStore;

/** A shop that goes takes its cards with it. */
public final class PurgeOnDisconnection implements EventListener<ShopDisconnected> {

    private final Mirror mirror;
    private final SyncPauses pauses;
    private final Baselines baselines;
    private final ConditionStore conditions;

    public PurgeOnDisconnection(Mirror mirror, SyncPauses pauses, Baselines baselines, ConditionStore conditions) {
        this.mirror = mirror;
        this.pauses = pauses;
        this.baselines = baselines;
        this.conditions = conditions;
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
        conditions.purge(event.shopId());
    }
}
