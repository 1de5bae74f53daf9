package dev.vitrina.api.catalogue;

import dev.vitrina.api.shop.ShopId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Product cards of shops, as they were last synced. One plugin provides it as a bean of this type (wb-products does); every other gets
 * it injected, names that plugin as a dependency, and asks for its read permission wherever it shows what it learns here. Thread-safe.
 */
public interface CardCatalogue {
    /** Ids in one question. */
    int MOST = 1000;

    /**
     * Those of these cards that the shop has, in no order.
     *
     * @param nmIds at most {@link #MOST}
     * @throws dev.vitrina.api.error.VitrinaException {@code PLUGIN_UNAVAILABLE} while no plugin provides cards
     */
    List<CatalogueCard> find(ShopId shop, Collection<Long> nmIds);

    /**
     * Walks through the cards that pass a filter, by nmId upwards.
     *
     * @param filter the GraphQL input {@code ProductFilter} as JSON text; null for all cards
     * @param after  {@link CatalogueSlice#next} of the slice before, with the same filter; null for the first
     * @param size   at most 100
     * @throws dev.vitrina.api.error.VitrinaException {@code INVALID_INPUT} for a filter that is none, {@code PLUGIN_UNAVAILABLE} while
     *     no plugin provides cards
     */
    CatalogueSlice walk(ShopId shop, @Nullable String filter, @Nullable String after, int size);
}
