package dev.vitrina.products.sync;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopConnected;

/** A new shop's catalogue is read at once. */
public final class SyncOnConnection implements EventListener<ShopConnected> {

    private final Syncs syncs;

    public SyncOnConnection(Syncs syncs) {
        this.syncs = syncs;
    }

    @Override
    public Class<ShopConnected> eventType() {
        return ShopConnected.class;
    }

    @Override
    public void on(ShopConnected event) {
        syncs.start(event.shopId(), null);
    }
}
