package dev.vitrina.pricing.cost;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The costs of one good on a date: of each size, and of all sizes, that which has counted for the shortest time. A size's own comes before the good's.
 *
 * @param bySize {@link Sku#ALL_SIZES} for the good's
 */
public record CostBook(Map<Long, CostPrice> bySize) {
    public static final CostBook EMPTY = new CostBook(Map.of());

    public CostBook {
        bySize = Map.copyOf(bySize);
    }

    /** Of a size, or of the good: {@link Sku#ALL_SIZES}. */
    public Optional<CostPrice> of(long sizeId) {
        return Optional.ofNullable(bySize.get(sizeId)).or(() -> Optional.ofNullable(bySize.get(Sku.ALL_SIZES)));
    }

    /**
     * The cost of the size that costs most; empty when one of them has none. Of costs in several currencies nobody can say which is more, so there is none either.
     *
     * @param sizes that the good has; none when they are not known
     */
    public Optional<CostPrice> dearest(Collection<Long> sizes) {
        Collection<Long> known = sizes.isEmpty() ? bySize.keySet() : sizes;
        List<CostPrice> costs = known.stream().map(this::of).flatMap(Optional::stream).toList();
        boolean whole = !costs.isEmpty() && costs.size() == known.size();
        return whole && costs.stream().map(CostPrice::currency).distinct().count() == 1
            ? costs.stream().max(Comparator.comparing(CostPrice::amount))
            : Optional.empty();
    }
}
