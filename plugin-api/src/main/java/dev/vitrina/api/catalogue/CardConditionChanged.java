package dev.vitrina.api.catalogue;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.shop.ShopId;

/**
 * Other cards of the shop have a {@link CardCondition} than before. For one after work on many cards, not for each of them.
 *
 * @param condition its {@link CardCondition#id}
 */
public record CardConditionChanged(ShopId shop, String condition) implements DomainEvent {}
