package dev.vitrina.products.imports;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.fresh.FreshCard;
import dev.vitrina.products.fresh.FreshCards;
import dev.vitrina.products.imports.ColumnTarget.Key;
import dev.vitrina.products.imports.ImportedRow.Flaw;
import dev.vitrina.products.mirror.CardRows;
import dev.vitrina.tables.TableRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the cards that rows name, many rows at a time. */
final class CardKeys {

    private static final Pattern BETWEEN_BARCODES = Pattern.compile("[,;\\s]+");

    private final CardRows rows;
    private final FreshCards cards;

    CardKeys(CardRows rows, FreshCards cards) {
        this.rows = rows;
        this.cards = cards;
    }

    /** A card, or why there is none. */
    sealed interface Found {
        record One(Card card) implements Found {}

        record None(Flaw flaw) implements Found {}
    }

    /** In the rows' order. A WB article counts before a vendor code, and that before a barcode. */
    List<Found> find(ShopId shop, Map<Key, Integer> columns, List<TableRow> table) {
        Map<Key, Map<String, Set<Long>>> byKey = new EnumMap<>(Key.class);
        columns.forEach((key, column) ->
            byKey.put(
                key,
                lookup(
                    shop,
                    key,
                    table
                        .stream()
                        .map(row -> row.cell(column).strip())
                        .filter(text -> !text.isEmpty())
                        .toList()
                )
            )
        );
        Set<Long> nmIds = new HashSet<>();
        byKey.values().forEach(found -> found.values().forEach(nmIds::addAll));
        Map<Long, FreshCard> mirrored = cards.mirrored(shop, nmIds);
        List<Found> found = new ArrayList<>();
        table.forEach(row -> found.add(one(row, columns, byKey, mirrored)));
        return found;
    }

    private static Found one(
        TableRow row,
        Map<Key, Integer> columns,
        Map<Key, Map<String, Set<Long>>> byKey,
        Map<Long, FreshCard> mirrored
    ) {
        for (Key key : Key.values()) {
            String text = columns.containsKey(key) ? row.cell(columns.getOrDefault(key, 0)).strip() : "";
            if (!text.isEmpty()) {
                Set<Long> nmIds = key == Key.SKU
                    ? any(byKey.getOrDefault(key, Map.of()), barcodes(text))
                    : byKey.getOrDefault(key, Map.of()).getOrDefault(text, Set.of());
                if (nmIds.size() > 1) {
                    return new Found.None(Flaw.CARD_AMBIGUOUS);
                }
                return nmIds
                    .stream()
                    .findFirst()
                    .flatMap(nmId -> Optional.ofNullable(mirrored.get(nmId)))
                    .<Found>map(card -> new Found.One(card.card()))
                    .orElse(new Found.None(Flaw.CARD_UNKNOWN));
            }
        }
        return new Found.None(Flaw.KEY_MISSING);
    }

    private Map<String, Set<Long>> lookup(ShopId shop, Key key, Collection<String> texts) {
        return switch (key) {
            case NM_ID -> numbers(texts);
            case VENDOR_CODE -> rows.byVendorCode(shop, texts);
            case SKU -> rows.bySku(
                shop,
                texts
                    .stream()
                    .flatMap(text -> barcodes(text).stream())
                    .toList()
            );
        };
    }

    /** As our exports have them: all of a card in one cell. */
    private static List<String> barcodes(String cell) {
        return BETWEEN_BARCODES.splitAsStream(cell)
            .filter(text -> !text.isEmpty())
            .toList();
    }

    private static Set<Long> any(Map<String, Set<Long>> found, List<String> barcodes) {
        return barcodes
            .stream()
            .flatMap(barcode -> found.getOrDefault(barcode, Set.of()).stream())
            .collect(Collectors.toSet());
    }

    private static Map<String, Set<Long>> numbers(Collection<String> texts) {
        Map<String, Set<Long>> numbers = new HashMap<>();
        for (String text : texts) {
            if (text.matches("\\d{1,18}")) {
                numbers.put(text, Set.of(Long.valueOf(text)));
            }
        }
        return numbers;
    }
}
