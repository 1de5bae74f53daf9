package dev.vitrina.api.stock;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.util.List;

/**
 * Goods have lain in stock for too long, as whoever publishes this reckons it: once when a good comes to that, and not again while it stays so. No plugin of
 * Vitrina's own publishes it yet; wb-pricing has strategies that run for such goods.
 *
 * @param nmIds of the shop's goods, 1 to 1,000
 * @param at    when it was found out: what is delivered twice counts once by it
 */
public record StockAged(ShopId shop, List<Long> nmIds, Instant at) implements DomainEvent {
    public StockAged {
        nmIds = List.copyOf(nmIds);
        if (nmIds.isEmpty() || nmIds.size() > 1_000) {
            throw new IllegalArgumentException("1 to 1,000 goods");
        }
    }
}
