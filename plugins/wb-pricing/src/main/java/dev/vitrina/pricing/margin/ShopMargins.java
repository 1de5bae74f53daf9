package dev.vitrina.pricing.margin;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.pricing.cost.CostBook;
import dev.vitrina.pricing.cost.Costs;
import dev.vitrina.pricing.cost.Sku;
import dev.vitrina.pricing.tariff.Tariffs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Margins} of the catalogue, the costs that were told, and Wildberries' tariffs. */
public final class ShopMargins implements Margins {

    private final CardCatalogue catalogue;
    private final Costs costs;
    private final Tariffs tariffs;
    private final SettingsView settings;

    public ShopMargins(CardCatalogue catalogue, Costs costs, Tariffs tariffs, SettingsView settings) {
        this.catalogue = catalogue;
        this.costs = costs;
        this.tariffs = tariffs;
        this.settings = settings;
    }

    @Override
    public Map<Long, UnitEconomics> of(ShopId shop, Collection<Long> nmIds, LocalDate on) {
        Map<Long, UnitEconomics> all = new HashMap<>();
        Known known = known(shop, Set.copyOf(nmIds), on, catalogue::find);
        known.nmIds.forEach(nmId -> {
            CatalogueCard card = known.cards.get(nmId);
            CostBook book = known.costs.getOrDefault(nmId, CostBook.EMPTY);
            all.put(nmId, known.workings.of(card, book.dearest(sizes(card))));
        });
        return all;
    }

    @Override
    public Map<Sku, UnitEconomics> ofSizes(ShopId shop, Collection<Sku> sizes, LocalDate on) {
        Map<Sku, UnitEconomics> all = new HashMap<>();
        Known known = known(shop, sizes.stream().map(Sku::nmId).collect(Collectors.toSet()), on, catalogue::findBrief);
        sizes.forEach(size -> {
            CostBook book = known.costs.getOrDefault(size.nmId(), CostBook.EMPTY);
            all.put(size, known.workings.of(known.cards.get(size.nmId()), book.of(size.sizeId())));
        });
        return all;
    }

    /** How cards are asked for. */
    private interface Asking {
        List<CatalogueCard> of(ShopId shop, Collection<Long> nmIds);
    }

    private Known known(ShopId shop, Set<Long> nmIds, LocalDate on, Asking asking) {
        if (nmIds.isEmpty()) {
            return new Known(nmIds, Map.of(), Map.of(), new Workings(MarginSettings.of(settings), null, null));
        }
        Workings workings = new Workings(
            MarginSettings.of(settings),
            value(tariffs.commissions(shop)),
            value(tariffs.boxes(shop, on))
        );
        return new Known(nmIds, cards(shop, nmIds, asking), costs.on(shop, nmIds, on), workings);
    }

    private Map<Long, CatalogueCard> cards(ShopId shop, Set<Long> nmIds, Asking asking) {
        Map<Long, CatalogueCard> cards = new HashMap<>();
        List<Long> all = new ArrayList<>(new HashSet<>(nmIds));
        for (int from = 0; from < all.size(); from += CardCatalogue.MOST) {
            List<Long> some = all.subList(from, Math.min(from + CardCatalogue.MOST, all.size()));
            asking.of(shop, some).forEach(card -> cards.put(card.nmId(), card));
        }
        return cards;
    }

    private static List<Long> sizes(@Nullable CatalogueCard card) {
        return card == null ? List.of() : card.sizes().stream().map(CatalogueCard.Size::chrtId).toList();
    }

    private static <T> @Nullable T value(CacheAnswer<T> answer) {
        return answer instanceof CacheAnswer.Found<T> found ? found.value() : null;
    }

    private record Known(
        Set<Long> nmIds,
        Map<Long, CatalogueCard> cards,
        Map<Long, CostBook> costs,
        Workings workings
    ) {}
}
