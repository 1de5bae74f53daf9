package dev.vitrina.pricing.cost;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a column of a table is for. A WB article counts before a vendor code, and that before a barcode. */
enum CostColumn {
    NM_ID("key.nmId"),
    VENDOR_CODE("key.vendorCode"),
    /** A barcode, which names a size. */
    SKU("key.sku"),
    SIZE("key.techSize"),
    AMOUNT("cost.amount"),
    CURRENCY("cost.currency"),
    VALID_FROM("cost.validFrom");

    /** What they are called in spreadsheets, in three languages, and in Wildberries' own. */
    private static final Map<CostColumn, List<String>> NAMES = Map.of(
        NM_ID,
        List.of(
            "артикул wb",
            "артикул вб",
            "артикул wildberries",
            "nmid",
            "nm id",
            "nm",
            "wb article",
            "номенклатура",
            "wb 货号",
            "wb货号"
        ),
        VENDOR_CODE,
        List.of("артикул продавца", "артикул", "vendor code", "vendorcode", "seller article", "卖家货号", "货号"),
        SKU,
        List.of(
            "баркод",
            "баркод товара",
            "последний баркод",
            "штрихкод",
            "штрихкод товара",
            "barcode",
            "sku",
            "条码",
            "条形码"
        ),
        SIZE,
        List.of("размер", "размер вещи", "tech size", "size", "尺码"),
        AMOUNT,
        List.of(
            "себестоимость",
            "себес",
            "закупочная цена",
            "закупка",
            "цена закупки",
            "cost",
            "cost price",
            "purchase price",
            "成本",
            "成本价",
            "采购价"
        ),
        CURRENCY,
        List.of("валюта", "currency", "货币", "币种"),
        VALID_FROM,
        List.of("дата", "действует с", "дата начала", "valid from", "from", "date", "日期", "生效日期")
    );

    private final String path;

    CostColumn(String path) {
        this.path = path;
    }

    /** As it is named in GraphQL. */
    String path() {
        return path;
    }

    boolean isKey() {
        return this == NM_ID || this == VENDOR_CODE || this == SKU;
    }

    static Optional<CostColumn> ofPath(String path) {
        return Stream.of(values())
            .filter(column -> column.path.equals(path))
            .findFirst();
    }

    /** By its path, or what people call it, in any case, with a unit behind a comma or in brackets: {@code Себестоимость, ₽}. */
    static Optional<CostColumn> ofHeader(String header) {
        String name = header.replace("*", "").replaceAll("[\\h\\v]+", " ").strip().toLowerCase(Locale.ROOT);
        String bare = name.replaceAll("\\s*[,，(（].*$", "");
        return ofPath(header.strip())
            .or(() -> named(name))
            .or(() -> named(bare));
    }

    private static Optional<CostColumn> named(String name) {
        return Stream.of(values())
            .filter(column -> NAMES.getOrDefault(column, List.of()).contains(name))
            .findFirst();
    }
}
