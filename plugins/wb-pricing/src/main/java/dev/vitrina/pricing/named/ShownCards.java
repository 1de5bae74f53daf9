package dev.vitrina.pricing.named;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cards of goods, for screens: a price is worth showing without its card, so there are none while no plugin provides any. */
public final class ShownCards {

    private final CardCatalogue catalogue;

    public ShownCards(CardCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** By nmId; goods without a card are missing. */
    public Map<Long, CatalogueCard> of(ShopId shop, Collection<Long> nmIds) {
        List<Long> wanted = nmIds.stream().distinct().toList();
        Map<Long, CatalogueCard> found = new HashMap<>();
        try {
            for (int from = 0; from < wanted.size(); from += CardCatalogue.MOST) {
                List<Long> some = wanted.subList(from, Math.min(from + CardCatalogue.MOST, wanted.size()));
                catalogue.find(shop, some).forEach(card -> found.putIfAbsent(card.nmId(), card));
            }
        } catch (VitrinaException away) {
            if (away.code() != ErrorCode.PLUGIN_UNAVAILABLE) {
                throw away;
            }
        }
        return found;
    }
}
