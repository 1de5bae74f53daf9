package dev.vitrina.pricing.cost;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.shop.ShopId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What goods cost on a date, and which goods nobody has said it of. A good has a cost when all its sizes do, by their own or the good's. Thread-safe.
 */
public final class Costs {

    /** Goods looked at together: a catalogue of 50,000 is gone through by ten statements. */
    private static final int CHUNK = 10_000;

    private final CostStore store;
    private final CardCatalogue catalogue;

    public Costs(CostStore store, CardCatalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /**
     * How many of a shop's goods have a cost; maps to {@code PricingCostCompleteness}.
     *
     * @param partly those of which only some sizes have one
     */
    public record Completeness(long goods, long withCost, long partly) {
        public long withoutCost() {
            return goods - withCost - partly;
        }
    }

    /** The books of those of these goods that have any cost on the date. */
    public Map<Long, CostBook> on(ShopId shop, Collection<Long> nmIds, LocalDate on) {
        Map<Long, Map<Long, CostPrice>> bySize = new HashMap<>();
        store
            .on(shop, nmIds, on)
            .forEach(cost ->
                bySize.computeIfAbsent(cost.sku().nmId(), _ -> new HashMap<>()).put(cost.sku().sizeId(), cost)
            );
        Map<Long, CostBook> books = new HashMap<>();
        bySize.forEach((nmId, costs) -> books.put(nmId, new CostBook(costs)));
        return books;
    }

    /** All that was ever told of these goods, by good and size, the newest first. */
    List<CostPrice> all(ShopId shop, Collection<Long> nmIds) {
        return store.all(shop, nmIds);
    }

    Completeness completeness(ShopId shop, LocalDate on) {
        long goods = 0;
        long whole = 0;
        long any = 0;
        List<Long> chunk = catalogue.nmIds(shop, 0, CHUNK);
        while (!chunk.isEmpty()) {
            CostStore.Having having = store.having(shop, chunk, on);
            goods += chunk.size();
            any += having.any().size();
            whole += whole(shop, having, on).size();
            chunk = chunk.size() < CHUNK ? List.of() : catalogue.nmIds(shop, chunk.getLast(), CHUNK);
        }
        return new Completeness(goods, whole, any - whole);
    }

    /** The first goods after this one, by nmId upwards. */
    List<Long> goods(ShopId shop, long after, int size) {
        return catalogue.nmIds(shop, after, size);
    }

    /** The first goods after this one that have a cost on the date, or have none or not of every size. */
    List<Long> goods(ShopId shop, boolean missing, LocalDate on, long after, int size) {
        List<Long> found = new ArrayList<>();
        List<Long> chunk = catalogue.nmIds(shop, after, CHUNK);
        while (!chunk.isEmpty() && found.size() < size) {
            Set<Long> whole = whole(shop, store.having(shop, chunk, on), on);
            chunk
                .stream()
                .filter(nmId -> whole.contains(nmId) != missing)
                .limit((long) size - found.size())
                .forEach(found::add);
            chunk = chunk.size() < CHUNK ? List.of() : catalogue.nmIds(shop, chunk.getLast(), CHUNK);
        }
        return found;
    }

    /** Those whose every size has a cost. */
    private Set<Long> whole(ShopId shop, CostStore.Having having, LocalDate on) {
        Set<Long> whole = new HashSet<>(having.whole());
        List<Long> bySize = having
            .any()
            .stream()
            .filter(nmId -> !whole.contains(nmId))
            .toList();
        for (int from = 0; from < bySize.size(); from += CardCatalogue.MOST) {
            List<Long> some = bySize.subList(from, Math.min(from + CardCatalogue.MOST, bySize.size()));
            Map<Long, CostBook> books = on(shop, some, on);
            for (CatalogueCard card : catalogue.find(shop, some)) {
                CostBook book = books.getOrDefault(card.nmId(), CostBook.EMPTY);
                if (
                    card
                        .sizes()
                        .stream()
                        .allMatch(size -> book.of(size.chrtId()).isPresent())
                ) {
                    whole.add(card.nmId());
                }
            }
        }
        return whole;
    }
}
