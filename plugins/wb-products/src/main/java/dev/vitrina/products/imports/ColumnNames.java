package dev.vitrina.products.imports;

import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.imports.ColumnTarget.Key;
import dev.vitrina.products.imports.ColumnTarget.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What columns are called in spreadsheets: in three languages, in Wildberries' own templates, and by our paths. */
final class ColumnNames {

    private static final Map<ColumnTarget, List<String>> KNOWN = Map.ofEntries(
        Map.entry(
            Key.NM_ID,
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
            )
        ),
        Map.entry(
            Key.VENDOR_CODE,
            List.of("артикул продавца", "артикул", "vendor code", "vendorcode", "seller article", "卖家货号", "货号")
        ),
        Map.entry(
            Key.SKU,
            List.of("баркод", "баркоды", "баркод товара", "штрихкод", "barcode", "barcodes", "sku", "条码")
        ),
        Map.entry(value(CardField.Text.TITLE), List.of("наименование", "название", "title", "name", "标题")),
        Map.entry(value(CardField.Text.DESCRIPTION), List.of("описание", "description", "描述")),
        Map.entry(value(CardField.Text.BRAND), List.of("бренд", "brand", "品牌")),
        Map.entry(
            value(CardField.Text.VENDOR_CODE),
            List.of("новый артикул продавца", "новый артикул", "new vendor code", "新卖家货号")
        ),
        Map.entry(
            value(CardField.Measure.LENGTH),
            List.of("длина", "длина упаковки", "длина (см)", "length", "package length", "长度")
        ),
        Map.entry(
            value(CardField.Measure.WIDTH),
            List.of("ширина", "ширина упаковки", "ширина (см)", "width", "package width", "宽度")
        ),
        Map.entry(
            value(CardField.Measure.HEIGHT),
            List.of("высота", "высота упаковки", "высота (см)", "height", "package height", "高度")
        ),
        Map.entry(
            value(CardField.Measure.WEIGHT),
            List.of(
                "вес",
                "вес с упаковкой",
                "вес товара с упаковкой",
                "вес с упаковкой (кг)",
                "weight",
                "weight with packaging",
                "含包装重量"
            )
        )
    );

    private final Map<String, ColumnTarget> byName = new HashMap<>();

    /** @param characteristics ids by name, of the cards and subjects that are met */
    ColumnNames(Map<String, Long> characteristics) {
        characteristics.forEach((name, id) -> byName.put(folded(name), value(new CardField.Characteristic(id))));
        KNOWN.forEach((target, names) -> names.forEach(name -> byName.put(name, target)));
    }

    Optional<ColumnTarget> target(String header) {
        String name = folded(header);
        return ColumnTarget.of(header.strip())
            .or(() -> Optional.ofNullable(byName.get(name)))
            .or(() -> Optional.ofNullable(byName.get(withoutUnit(name))));
    }

    private static String folded(String header) {
        return header.strip().replace("*", "").replaceAll("[\\h\\v]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    /** "Длина, см" is "Длина". */
    private static String withoutUnit(String name) {
        int comma = Math.max(name.lastIndexOf(','), name.lastIndexOf('，'));
        return comma < 0 ? name : name.substring(0, comma).strip();
    }

    private static ColumnTarget value(CardField field) {
        return new Value(field);
    }
}
