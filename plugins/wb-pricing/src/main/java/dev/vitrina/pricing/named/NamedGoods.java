package dev.vitrina.pricing.named;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tables.GoodColumns;
import dev.vitrina.tables.MappedTable;
import dev.vitrina.tables.TableRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the goods that rows name, up to a thousand rows at a time. */
public final class NamedGoods {

    /** Rows at a time. */
    public static final int MOST = CardCatalogue.MOST;

    private final CardCatalogue catalogue;

    public NamedGoods(CardCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What a row names; each empty when it does not.
     *
     * @param sku      barcode, which names a size of a good that has several
     * @param techSize as the seller calls the size
     */
    public record Named(String nmId, String vendorCode, String sku, String techSize) {
        public static Named of(MappedTable table, TableRow row) {
            return new Named(
                table.text(row, GoodColumns.NM_ID),
                table.text(row, GoodColumns.VENDOR_CODE),
                table.text(row, GoodColumns.SKU),
                table.text(row, GoodColumns.TECH_SIZE)
            );
        }
    }

    /** A good or a size of it, or why there is none. */
    public sealed interface Found {
        /** @param sizeId {@link #ALL_SIZES} for the good */
        record One(long nmId, long sizeId) implements Found {}

        /** @param value what stands there; empty for nothing */
        record None(Why why, String value) implements Found {}
    }

    /** Why a row names no good. */
    public enum Why {
        KEY_MISSING,
        CARD_UNKNOWN,
        CARD_AMBIGUOUS,
        SIZE_UNKNOWN,
    }

    public static final long ALL_SIZES = 0;

    /** In the rows' order. */
    public List<Found> find(ShopId shop, Collection<Named> rows) {
        Map<Long, CatalogueCard> byNmId = new HashMap<>();
        catalogue
            .find(
                shop,
                texts(rows.stream().map(Named::nmId))
                    .stream()
                    .filter(NamedGoods::isId)
                    .map(Long::valueOf)
                    .collect(Collectors.toSet())
            )
            .forEach(card -> byNmId.put(card.nmId(), card));
        Map<String, List<CatalogueCard>> byVendorCode = catalogue
            .findByVendorCode(
                shop,
                texts(
                    rows
                        .stream()
                        .filter(row -> row.nmId().isEmpty())
                        .map(Named::vendorCode)
                )
            )
            .stream()
            .collect(Collectors.groupingBy(CatalogueCard::vendorCode));
        Map<String, List<CatalogueCard>> bySku = bySku(
            shop,
            texts(
                rows
                    .stream()
                    .filter(row -> row.nmId().isEmpty() && row.vendorCode().isEmpty())
                    .map(Named::sku)
            )
        );
        return rows
            .stream()
            .map(row -> one(row, byNmId, byVendorCode, bySku))
            .toList();
    }

    private Map<String, List<CatalogueCard>> bySku(ShopId shop, Set<String> skus) {
        Map<String, List<CatalogueCard>> bySku = new HashMap<>();
        for (CatalogueCard card : catalogue.findByBarcode(shop, skus)) {
            card
                .sizes()
                .stream()
                .flatMap(size -> size.skus().stream())
                .filter(skus::contains)
                .distinct()
                .forEach(sku -> bySku.computeIfAbsent(sku, _ -> new ArrayList<>()).add(card));
        }
        return bySku;
    }

    private static Found one(
        Named row,
        Map<Long, CatalogueCard> byNmId,
        Map<String, List<CatalogueCard>> byVendorCode,
        Map<String, List<CatalogueCard>> bySku
    ) {
        if (!row.nmId().isEmpty()) {
            CatalogueCard card = isId(row.nmId()) ? byNmId.get(Long.valueOf(row.nmId())) : null;
            return found(row, card == null ? List.of() : List.of(card), row.nmId());
        }
        if (!row.vendorCode().isEmpty()) {
            return found(row, byVendorCode.getOrDefault(row.vendorCode(), List.of()), row.vendorCode());
        }
        return row.sku().isEmpty()
            ? new Found.None(Why.KEY_MISSING, "")
            : found(row, bySku.getOrDefault(row.sku(), List.of()), row.sku());
    }

    private static Found found(Named row, List<CatalogueCard> cards, String key) {
        return switch (cards.size()) {
            case 0 -> new Found.None(Why.CARD_UNKNOWN, key);
            case 1 -> size(row, cards.getFirst());
            default -> new Found.None(Why.CARD_AMBIGUOUS, key);
        };
    }

    /** Of a good with one size, that is the good. */
    private static Found size(Named row, CatalogueCard card) {
        if (card.sizes().size() < 2 || (row.sku().isEmpty() && row.techSize().isEmpty())) {
            return new Found.One(card.nmId(), ALL_SIZES);
        }
        List<CatalogueCard.Size> meant = card
            .sizes()
            .stream()
            .filter(size ->
                row.sku().isEmpty() ? row.techSize().equalsIgnoreCase(size.techSize()) : size.skus().contains(row.sku())
            )
            .toList();
        return meant.size() == 1
            ? new Found.One(card.nmId(), meant.getFirst().chrtId())
            : new Found.None(Why.SIZE_UNKNOWN, row.sku().isEmpty() ? row.techSize() : row.sku());
    }

    private static Set<String> texts(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).collect(Collectors.toSet());
    }

    public static boolean isId(String text) {
        return text.matches("[1-9][0-9]{0,17}");
    }
}
