package dev.vitrina.products.imports;

import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.imports.ColumnTarget.Key;
import dev.vitrina.products.imports.ColumnTarget.Value;
import dev.vitrina.tables.GoodColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What columns are called in spreadsheets: in three languages, in Wildberries' own templates, and by our paths. */
final class ColumnNames {

    private static final Map<ColumnTarget, List<String>> KNOWN = Map.ofEntries(
        Map.entry(Key.NM_ID, GoodColumns.names(GoodColumns.NM_ID)),
        Map.entry(Key.VENDOR_CODE, GoodColumns.names(GoodColumns.VENDOR_CODE)),
        Map.entry(
            Key.SKU,
            List.of(
                "баркод",
                "баркоды",
                "баркод товара",
                "штрихкод",
                "штрихкоды",
                "штрихкод товара",
                "barcode",
                "barcodes",
                "sku",
                "条码",
                "条形码"
            )
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
            List.of("длина", "длина упаковки", "длина (см)", "length", "package length", "长度", "长")
        ),
        Map.entry(
            value(CardField.Measure.WIDTH),
            List.of("ширина", "ширина упаковки", "ширина (см)", "width", "package width", "宽度", "宽")
        ),
        Map.entry(
            value(CardField.Measure.HEIGHT),
            List.of("высота", "высота упаковки", "высота (см)", "height", "package height", "高度", "高")
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
                "含包装重量",
                "重量"
            )
        )
    );

    /** What our own exports show and no table edits: {@code column.*} of the plugin's texts. */
    private static final Set<String> SHOWN = Set.of(
        "предмет",
        "subject",
        "类目",
        "группа",
        "group",
        "合并组",
        "размеры",
        "sizes",
        "尺码",
        "фотографий",
        "photos",
        "照片数",
        "адреса фотографий",
        "addresses of photos",
        "照片地址",
        "видео",
        "video",
        "视频",
        "характеристики",
        "characteristics",
        "属性",
        "ярлыки",
        "tags",
        "labels",
        "标签",
        "оценка контента",
        "content score",
        "内容评分",
        "создана",
        "created",
        "创建时间",
        "изменена",
        "changed",
        "更新时间"
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

    /** Whether the column is passed over knowingly. */
    boolean isShown(String header) {
        return target(header).isEmpty() && SHOWN.contains(folded(header));
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
