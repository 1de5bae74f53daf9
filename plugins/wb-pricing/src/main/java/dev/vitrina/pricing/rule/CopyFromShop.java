package dev.vitrina.pricing.rule;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.GoodStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the same goods cost in another shop. Whether the caller may see prices there is not asked here.
 *
 * @param from whose prices they are
 */
public record CopyFromShop(GoodStore goods, CardCatalogue catalogue, ShopId from, Match match) implements GoodsRule {
    /** By what goods of two shops are the same; maps to {@code PricingMatch}. */
    public enum Match {
        VENDOR_CODE,
        /** One of their barcodes. */
        BARCODE,
    }

    @Override
    public Asked of(ShopId shop, Collection<Good> own) {
        Asking asking = new Asking();
        Map<Long, Set<Long>> matches = switch (match) {
            case VENDOR_CODE -> byVendorCode(own);
            case BARCODE -> byBarcode(shop, own);
        };
        Map<Long, Good> theirs = goods.find(
            from,
            matches.values().stream().flatMap(Set::stream).collect(Collectors.toSet())
        );
        for (Good good : own) {
            List<Good> found = matches
                .getOrDefault(good.nmId(), Set.of())
                .stream()
                .filter(theirs::containsKey)
                .map(theirs::get)
                .filter(other -> !other.sizes().isEmpty())
                .toList();
            switch (found.size()) {
                case 0 -> asking.leaveOut(good, LeftOut.NOT_IN_THE_OTHER_SHOP);
                case 1 -> CopiedPrices.copy(good, found.getFirst(), CopyFromShop::isSame, asking);
                default -> asking.leaveOut(good, LeftOut.SEVERAL_IN_THE_OTHER_SHOP);
            }
        }
        return asking.asked();
    }

    private Map<Long, Set<Long>> byVendorCode(Collection<Good> own) {
        Map<String, Set<Long>> byCode = new HashMap<>();
        Set<String> codes = own.stream().map(Good::label).collect(Collectors.toSet());
        catalogue
            .findByVendorCode(from, codes)
            .forEach(card -> byCode.computeIfAbsent(card.vendorCode(), _ -> new HashSet<>()).add(card.nmId()));
        Map<Long, Set<Long>> matches = new HashMap<>();
        own.forEach(good -> matches.put(good.nmId(), byCode.getOrDefault(good.label(), Set.of())));
        return matches;
    }

    private Map<Long, Set<Long>> byBarcode(ShopId shop, Collection<Good> own) {
        Map<String, Long> ownSkus = new HashMap<>();
        catalogue
            .find(shop, own.stream().map(Good::nmId).toList())
            .forEach(card -> skus(card).forEach(sku -> ownSkus.put(sku, card.nmId())));
        Map<Long, Set<Long>> matches = new HashMap<>();
        List<String> all = List.copyOf(ownSkus.keySet());
        for (int at = 0; at < all.size(); at += CardCatalogue.MOST) {
            List<String> some = all.subList(at, Math.min(at + CardCatalogue.MOST, all.size()));
            for (CatalogueCard card : catalogue.findByBarcode(from, some)) {
                for (String sku : skus(card)) {
                    Long nmId = ownSkus.get(sku);
                    if (nmId != null) {
                        matches.computeIfAbsent(nmId, _ -> new HashSet<>()).add(card.nmId());
                    }
                }
            }
        }
        return matches;
    }

    private static Set<String> skus(CatalogueCard card) {
        return card
            .sizes()
            .stream()
            .flatMap(size -> size.skus().stream())
            .collect(Collectors.toSet());
    }

    private static boolean isSame(SizePrice own, SizePrice other) {
        String name = own.techSize();
        return name != null && name.equalsIgnoreCase(other.techSize());
    }
}
