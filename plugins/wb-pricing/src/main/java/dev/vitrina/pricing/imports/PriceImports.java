package dev.vitrina.pricing.imports;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.named.NamedGoods;
import dev.vitrina.tables.MappedTable;
import dev.vitrina.tables.Tables;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens tables of prices. */
public final class PriceImports {

    private final Tables tables;
    private final NamedGoods names;
    private final GoodStore goods;

    public PriceImports(Tables tables, CardCatalogue catalogue, GoodStore goods) {
        this.tables = tables;
        this.names = new NamedGoods(catalogue);
        this.goods = goods;
    }

    /**
     * Opens a table; the caller closes it.
     *
     * @param overrides what columns are for, by index, where somebody knows better; null passes a column over
     * @throws dev.vitrina.tables.BadTableException when it cannot be read, or is too large
     */
    public PriceImport open(ShopId shop, Tables.Source source, Map<Integer, @Nullable String> overrides) {
        MappedTable table = MappedTable.of(tables.open(shop, source), PriceColumns.KNOWN, overrides);
        return new PriceImport(shop, table, names, goods);
    }
}
