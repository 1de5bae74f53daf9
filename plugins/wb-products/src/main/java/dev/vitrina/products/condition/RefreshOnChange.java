package dev.vitrina.products.condition;

import dev.vitrina.api.catalogue.CardConditionChanged;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopDirectory;

/**
 * Copies a condition when its plugin says that it changed. Not by way of the job: the one under way might have passed by the condition, while an event
 * is delivered until it is heard.
 */
public final class RefreshOnChange implements EventListener<CardConditionChanged> {

    private final ConditionCopies copies;
    private final ShopDirectory shops;

    public RefreshOnChange(ConditionCopies copies, ShopDirectory shops) {
        this.copies = copies;
        this.shops = shops;
    }

    @Override
    public Class<CardConditionChanged> eventType() {
        return CardConditionChanged.class;
    }

    @Override
    public void on(CardConditionChanged event) {
        // Of a shop that went meanwhile nothing may come back.
        if (shops.find(event.shop()).isPresent()) {
            copies.refresh(event.shop(), event.condition());
        }
    }
}
