package dev.vitrina.products.sync;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopCredentialReplaced;

/** A sync that failed because the token was refused goes on as soon as there is another. */
public final class SyncOnNewCredential implements EventListener<ShopCredentialReplaced> {

    private final Syncs syncs;

    public SyncOnNewCredential(Syncs syncs) {
        this.syncs = syncs;
    }

    @Override
    public Class<ShopCredentialReplaced> eventType() {
        return ShopCredentialReplaced.class;
    }

    @Override
    public void on(ShopCredentialReplaced event) {
        syncs.start(event.shopId(), null);
    }
}
