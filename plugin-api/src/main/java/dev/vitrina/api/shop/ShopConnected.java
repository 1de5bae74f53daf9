package dev.vitrina.api.shop;

import dev.vitrina.api.event.DomainEvent;

/** A seller account was connected. */
public record ShopConnected(ShopId shopId) implements DomainEvent {}
