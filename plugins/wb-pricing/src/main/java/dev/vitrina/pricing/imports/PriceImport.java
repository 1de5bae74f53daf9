package dev.vitrina.pricing.imports;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.imports.ImportedPrice.Bad;
import dev.vitrina.pricing.imports.ImportedPrice.Flaw;
import dev.vitrina.pricing.named.NamedGoods;
import dev.vitrina.pricing.named.NamedGoods.Found;
import dev.vitrina.pricing.named.NamedGoods.Named;
import dev.vitrina.tables.MappedTable;
import dev.vitrina.tables.TableRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A table of prices whose columns are understood; to be closed. */
public final class PriceImport implements AutoCloseable {

    private final ShopId shop;
    private final MappedTable table;
    private final NamedGoods names;
    private final GoodStore goods;
    private final PriceReader reader;

    PriceImport(ShopId shop, MappedTable table, NamedGoods names, GoodStore goods) {
        this.shop = shop;
        this.table = table;
        this.names = names;
        this.goods = goods;
        this.reader = new PriceReader(table);
    }

    public List<MappedTable.Column> columns() {
        return table.columns();
    }

    /** @throws dev.vitrina.tables.BadTableException when no column names goods, or none holds prices or discounts */
    public void requireUse() {
        table.requireUse(PriceColumns.VALUES);
    }

    /** What becomes of each row. Reads the table, once. */
    public List<ImportedPrice> read() {
        List<ImportedPrice> read = new ArrayList<>();
        List<TableRow> rows = table.rows(NamedGoods.MOST);
        while (!rows.isEmpty()) {
            read.addAll(some(rows));
            rows = table.rows(NamedGoods.MOST);
        }
        return reader.settled(read);
    }

    private List<ImportedPrice> some(List<TableRow> rows) {
        List<Found> found = names.find(
            shop,
            rows
                .stream()
                .map(row -> named(table, row))
                .toList()
        );
        Map<Long, Good> known = goods.find(
            shop,
            found
                .stream()
                .filter(Found.One.class::isInstance)
                .map(one -> ((Found.One) one).nmId())
                .distinct()
                .toList()
        );
        List<ImportedPrice> read = new ArrayList<>();
        Iterator<Found> each = found.iterator();
        rows.forEach(row -> read.add(one(row, each.next(), known)));
        return read;
    }

    /** Beside an article a barcode names no size: Wildberries' own template has the latest barcode of each good. */
    private static Named named(MappedTable table, TableRow row) {
        Named named = Named.of(table, row);
        return named.nmId().isEmpty() && named.vendorCode().isEmpty()
            ? named
            : new Named(named.nmId(), named.vendorCode(), "", named.techSize());
    }

    private ImportedPrice one(TableRow row, Found found, Map<Long, Good> known) {
        return switch (found) {
            case Found.None(NamedGoods.Why why, String value) -> new Bad(
                row.line(),
                Flaw.valueOf(why.name()),
                null,
                value
            );
            case Found.One(long nmId, long sizeId) -> {
                Good good = known.get(nmId);
                yield good == null || good.sizes().isEmpty()
                    ? new Bad(row.line(), Flaw.NO_PRICE, null, Long.toString(nmId))
                    : reader.read(row, good, sizeId);
            }
        };
    }

    @Override
    public void close() {
        table.close();
    }
}
