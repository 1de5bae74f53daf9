package dev.vitrina.pricing.api;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.good.GoodFilter;
import dev.vitrina.pricing.good.GoodStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps to {@code PricingSelection}: either these goods, or all that pass a filter. */
public record GoodSelection(
    @Nullable List<String> nmIds,
    @Nullable GoodFilter filter,
    @Nullable Integer expectedCount
) {
    static final int MOST = 50_000;

    /** The goods, or why they are refused. */
    sealed interface Selected {
        record Goods(List<Long> nmIds) implements Selected {}

        record Refused(String code) implements Selected {}
    }

    Selected in(ShopId shop, GoodStore goods) {
        if ((nmIds == null) == (filter == null)) {
            return new Selected.Refused("SELECTION_INVALID");
        }
        List<Long> found = nmIds != null
            ? Ids.nmIds(nmIds)
            : goods.ids(shop, filter == null ? GoodFilter.ALL : filter, 0, MOST + 1);
        if (expectedCount != null && found.size() > expectedCount) {
            return new Selected.Refused("MORE_GOODS_THAN_SHOWN");
        }
        return found.size() > MOST ? new Selected.Refused("ROWS_COUNT") : new Selected.Goods(found);
    }
}
