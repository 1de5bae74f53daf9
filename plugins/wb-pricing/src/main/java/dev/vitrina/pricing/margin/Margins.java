package dev.vitrina.pricing.margin;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.cost.Sku;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/**
 * What goods cost a shop to sell. Costs and tariffs of logistics are those of the date; commission, dimensions and settings are those of now, as nobody knows any
 * other. One question costs the same SQL for one good and for a thousand, and fails for nothing: what cannot be had is named as missing. Thread-safe.
 */
public interface Margins {
    /** Of whole goods: every one that is asked for has an answer. */
    Map<Long, UnitEconomics> of(ShopId shop, Collection<Long> nmIds, LocalDate on);

    /** Of sizes, each with its own cost where it has one: every one that is asked for has an answer. */
    Map<Sku, UnitEconomics> ofSizes(ShopId shop, Collection<Sku> sizes, LocalDate on);
}
