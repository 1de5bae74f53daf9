package dev.vitrina.api.shop;

import dev.vitrina.api.event.DomainEvent;

/** A shop was removed: whoever keeps data of it removes it now. */
public record ShopDisconnected(ShopId shopId) implements DomainEvent {}
