package dev.vitrina.api.catalogue;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
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
     * As {@link #find}, for who looks at tens of thousands of cards and needs no more than nmId, subject and dimensions: where the one that provides cards can
     * save reading the rest, texts are empty and photos, video and sizes are missing.
     *
     * @param nmIds at most {@link #MOST}
     * @throws dev.vitrina.api.error.VitrinaException as {@link #find}
     */
    default List<CatalogueCard> findBrief(ShopId shop, Collection<Long> nmIds) {
        return find(shop, nmIds);
    }

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

    /**
     * How many cards a walk with this filter, begun now, goes through.
     *
     * @param filter as of {@link #walk}
     * @throws dev.vitrina.api.error.VitrinaException as {@link #walk}; {@code PLUGIN_UNAVAILABLE} also where the one that provides cards cannot count them
     */
    default long count(ShopId shop, @Nullable String filter) {
        throw new VitrinaException(ErrorCode.PLUGIN_UNAVAILABLE, "The plugin that provides cards cannot count them");
    }

    /**
     * Reads these cards anew at the upstream, and keeps what comes: for who changes a card, before and after. Spends the shop's quota and may take
     * seconds, so never for what somebody only looks at.
     *
     * @param nmIds    at most {@link #MOST}; the fewer the better
     * @param priority to pass on to the gateway
     * @throws dev.vitrina.api.error.VitrinaException {@code PLUGIN_UNAVAILABLE} while no plugin provides cards, or the one that does cannot read them so
     */
    default CatalogueReading readAnew(ShopId shop, Collection<Long> nmIds, Priority priority) {
        throw new VitrinaException(
            ErrorCode.PLUGIN_UNAVAILABLE,
            "The plugin that provides cards cannot read them anew"
        );
    }

    /**
     * Those that have one of these vendor codes, exactly as it is; where several cards share one, all of them.
     *
     * @param vendorCodes at most {@link #MOST}
     * @throws dev.vitrina.api.error.VitrinaException as {@link #readAnew}
     */
    default List<CatalogueCard> findByVendorCode(ShopId shop, Collection<String> vendorCodes) {
        throw new VitrinaException(ErrorCode.PLUGIN_UNAVAILABLE, "The plugin that provides cards cannot find them so");
    }

    /**
     * Those that have a size with one of these barcodes, exactly as it is.
     *
     * @param skus at most {@link #MOST}
     * @throws dev.vitrina.api.error.VitrinaException as {@link #readAnew}
     */
    default List<CatalogueCard> findByBarcode(ShopId shop, Collection<String> skus) {
        throw new VitrinaException(ErrorCode.PLUGIN_UNAVAILABLE, "The plugin that provides cards cannot find them so");
    }

    /**
     * Which cards the shop has, by nmId upwards: for who goes through all of them and needs no more than that.
     *
     * @param after 0 for the first, else the last nmId of the answer before
     * @param size  at most 10,000; fewer come only at the end
     * @throws dev.vitrina.api.error.VitrinaException as {@link #readAnew}
     */
    default List<Long> nmIds(ShopId shop, long after, int size) {
        throw new VitrinaException(ErrorCode.PLUGIN_UNAVAILABLE, "The plugin that provides cards cannot list them so");
    }
}
