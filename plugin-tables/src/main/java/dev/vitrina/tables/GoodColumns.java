package dev.vitrina.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

    private static final String BEFORE_UNIT = "\\s*[,，(（]\\s*(?:в )?";
    private static final Pattern NEW = Pattern.compile("(?:новая |new |新).*");

    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, Unit> units = new HashMap<>();

    /** @param values by the path of what such a column holds */
    public GoodColumns(Map<String, Value> values) {
        NAMES.forEach((path, names) -> add(path, new Value(Unit.NONE, names)));
        values.forEach(this::add);
    }

    private void add(String path, Value value) {
        units.put(path, value.unit());
        value.names().forEach(name -> byName.put(name, path));
    }

    /**
     * What a column of values is called.
     *
     * @param unit  what may stand behind its name
     * @param names in lower case
     */
    public record Value(Unit unit, List<String> names) {
        public Value {
            names = List.copyOf(names);
        }
    }

    /** In what values are told. */
    public enum Unit {
        NONE("(?!)"),
        CURRENCY("(?:₽|\\$|€|¥|元|₸|֏|rub|rur|usd|eur|cny|kzt|byn|kgs|amd|uzs|руб(?:лях|лей|ли|\\.)?|р\\.?|сом|тг)"),
        PERCENT("(?:%|процент(?:ах|ов|ы)?|проц\\.?|percent)");

        private final Pattern tail;

        Unit(String written) {
            this.tail = Pattern.compile(BEFORE_UNIT + written + "\\s*[)）]?$");
        }
    }

    /** What a column is called that has this key, in lower case. */
    public static List<String> names(String key) {
        return NAMES.getOrDefault(key, List.of());
    }

    /** Whether such a column tells which good a row is about. A WB article counts before a vendor code, and that before a barcode. */
    public static boolean isKey(String path) {
        return KEYS.contains(path);
    }

    public boolean has(String path) {
        return units.containsKey(path);
    }

    /**
     * By its path, or what people call it, in any case. Behind a comma or in brackets only its own unit may stand, as in {@code Себестоимость, ₽}: whatever else
     * stands there makes it another column, as in {@code Цена (со скидкой)}.
     */
    public Optional<String> ofHeader(String header) {
        String stripped = header.strip();
        if (has(stripped)) {
            return Optional.of(stripped);
        }
        String name = name(header);
        return Optional.ofNullable(byName.get(name)).or(() ->
                units
                    .entrySet()
                    .stream()
                    .filter(one -> one.getKey().equals(byName.get(one.getValue().tail.matcher(name).replaceFirst(""))))
                    .map(Map.Entry::getKey)
                    .findFirst()
            );
    }

    /** Whether a header says that it is about what is to come, as beside a column of what there is. */
    static boolean isNew(String header) {
        return NEW.matcher(name(header)).matches();
    }

    private static String name(String header) {
        return header.replace("*", "").replaceAll("[\\h\\v]+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
