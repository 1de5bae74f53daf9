package dev.vitrina.tables;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What columns of a table of goods can be for: naming the good, and the values that one sort of table has besides. What they are called in spreadsheets is known in
 * three languages, and in Wildberries' own templates. Immutable.
 */
public final class GoodColumns {

    public static final String NM_ID = "key.nmId";
    public static final String VENDOR_CODE = "key.vendorCode";
    /** A barcode, which names a size. */
    public static final String SKU = "key.sku";
    public static final String TECH_SIZE = "key.techSize";

    private static final Set<String> KEYS = Set.of(NM_ID, VENDOR_CODE, SKU);

    private static final Map<String, List<String>> NAMES = Map.of(
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
        TECH_SIZE,
        List.of("размер", "размер вещи", "tech size", "size", "尺码")
    );

    private final Map<String, String> byName = new HashMap<>();
    private final Set<String> paths = new HashSet<>();

    /** @param values names, in lower case, by the path of what such a column holds */
    public GoodColumns(Map<String, List<String>> values) {
        List.of(values, NAMES).forEach(some ->
                some.forEach((path, names) -> {
                    paths.add(path);
                    names.forEach(name -> byName.put(name, path));
                })
            );
    }

    /** Whether such a column tells which good a row is about. A WB article counts before a vendor code, and that before a barcode. */
    public static boolean isKey(String path) {
        return KEYS.contains(path);
    }

    public boolean has(String path) {
        return paths.contains(path);
    }

    /** By its path, or what people call it, in any case, with a unit behind a comma or in brackets: {@code Себестоимость, ₽}. */
    public Optional<String> ofHeader(String header) {
        String stripped = header.strip();
        if (has(stripped)) {
            return Optional.of(stripped);
        }
        String name = header.replace("*", "").replaceAll("[\\h\\v]+", " ").strip().toLowerCase(Locale.ROOT);
        String bare = name.replaceAll("\\s*[,，(（].*$", "");
        return Optional.ofNullable(byName.get(name)).or(() -> Optional.ofNullable(byName.get(bare)));
    }
}
