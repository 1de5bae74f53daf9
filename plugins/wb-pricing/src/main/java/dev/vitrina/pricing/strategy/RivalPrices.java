package dev.vitrina.pricing.strategy;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.strategy.model.Rival;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What competitors ask for. A bean of this type makes formulas and events of competitors available; without one they are refused. It may know nothing and be
 * old: a strategy leaves alone what it knows nothing fresh of. Answers at once, from what is kept. Thread-safe.
 */
public interface RivalPrices {
    /** Whether it is switched on: what goes by competitors is refused while it is not. */
    default boolean isAvailable() {
        return true;
    }

    /** The rival that counts for a good; empty when none is known. */
    Optional<Rival> of(ShopId shop, long nmId);

    /** The same for many goods; those of which none is known are missing. */
    default Map<Long, Rival> of(ShopId shop, Collection<Long> nmIds) {
        Map<Long, Rival> rivals = new HashMap<>();
        nmIds.forEach(nmId -> of(shop, nmId).ifPresent(rival -> rivals.put(nmId, rival)));
        return rivals;
    }

    /** Goods whose rival's price was seen to be another after a time and until another one. */
    default List<Long> movedBetween(ShopId shop, Instant after, Instant until) {
        return List.of();
    }
}
