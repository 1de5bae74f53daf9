package dev.vitrina.api.shop;

import dev.vitrina.api.event.DomainEvent;

/** A shop has a new credential. */
public record ShopCredentialReplaced(ShopId shopId) implements DomainEvent {}
