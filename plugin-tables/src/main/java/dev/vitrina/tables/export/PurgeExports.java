package dev.vitrina.tables.export;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopDisconnected;

/** A shop that goes leaves no exports behind; their files expire by themselves. */
public final class PurgeExports implements EventListener<ShopDisconnected> {

    private final ExportStore<?> exports;

    public PurgeExports(ExportStore<?> exports) {
        this.exports = exports;
    }

    @Override
    public Class<ShopDisconnected> eventType() {
        return ShopDisconnected.class;
    }

    @Override
    public void on(ShopDisconnected event) {
        exports.purge(event.shopId());
    }
}
