package dev.vitrina.api.shop;

import dev.vitrina.api.event.DomainEvent;
import java.time.Instant;

/**
 * A shop's credential will expire: someone should replace it. Published once for each of the last 30, 14, 7, 3 and 1 days.
 *
 * @param daysLeft whole days, 0 on the last
 */
public record ShopCredentialExpiring(ShopId shopId, Instant expiresAt, int daysLeft) implements DomainEvent {}
