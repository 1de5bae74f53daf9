package dev.vitrina.pricing.competitor;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.strategy.RivalPrices;
import dev.vitrina.pricing.strategy.model.Rival;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cheapest rival of a good, for strategies, as a seller's own price would have to be to cost buyers the same. Buyers pay less than a seller's discounted
 * price, by a discount that Wildberries gives (SPP) and tells no seller; who took a rival's price as it is seen for a price to set would give that away twice. So
 * the rival's price is put into proportion: own discounted price by what buyers pay for the own good. Only prices that are {@link Confidence#FRESH} count, and only
 * while the own price has not changed since buyers were seen to pay it. An optional source: empty is an ordinary answer, while it is switched off, away, or not
 * sure. Asks the database only, never Wildberries. Thread-safe.
 */
public final class Competitors implements RivalPrices {

    private final ComparableRivals rivals;
    private final CompetitorSettings settings;
    private final Clock clock;

    public Competitors(ComparableRivals rivals, CompetitorSettings settings, Clock clock) {
        this.rivals = rivals;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean isAvailable() {
        return settings.isOn();
    }

    @Override
    public Optional<Rival> of(ShopId shop, long nmId) {
        return Optional.ofNullable(of(shop, List.of(nmId)).get(nmId));
    }

    @Override
    public Map<Long, Rival> of(ShopId shop, Collection<Long> nmIds) {
        return settings.isOn() ? rivals.find(shop, nmIds, clock.instant().minus(settings.freshFor())) : Map.of();
    }

    @Override
    public List<Long> movedBetween(ShopId shop, Instant after, Instant until) {
        return settings.isOn() ? rivals.moved(shop, after, until) : List.of();
    }
}
