package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.MirrorStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which cards to find.
 *
 * @param status of the shop's mirror, read before any card
 * @param after  null for the first page
 * @param size   the most cards wanted
 */
record Question(
    ShopId shop,
    MirrorStatus status,
    CardFilter filter,
    CardOrder order,
    @Nullable CardPosition after,
    int size
) {
    /** Whether all that pass stand together in the index of kinds. */
    boolean isOfKinds() {
        return filter.text() == null && filter.hasKinds();
    }
}
