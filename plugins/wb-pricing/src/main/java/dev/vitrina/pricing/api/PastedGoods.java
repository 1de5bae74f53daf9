package dev.vitrina.pricing.api;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.rule.PastedRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which goods lines of a pasted table mean. */
final class PastedGoods {

    private static final int SLICE = 1_000;
    private static final Pattern NM_ID = Pattern.compile("[1-9][0-9]{0,14}");

    private final GoodStore goods;
    private final CardCatalogue catalogue;

    PastedGoods(GoodStore goods, CardCatalogue catalogue) {
        this.goods = goods;
        this.catalogue = catalogue;
    }

    /** A vendor code goes before a WB article: one that consists of digits would otherwise mean somebody else's good. */
    List<Wanted> of(ShopId shop, List<PastedRows.Row> pasted, List<PastedRows.Fault> faults) {
        List<Wanted> wanted = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int from = 0; from < pasted.size(); from += SLICE) {
            List<PastedRows.Row> slice = pasted.subList(from, Math.min(from + SLICE, pasted.size()));
            Map<String, List<Long>> byCode = byVendorCode(shop, slice);
            Set<Long> known = goods.known(
                shop,
                slice.stream().map(PastedRows.Row::key).filter(PastedGoods::isNmId).map(Long::valueOf).toList()
            );
            for (PastedRows.Row row : slice) {
                Set<Long> meant = new HashSet<>(byCode.getOrDefault(row.key(), List.of()));
                if (isNmId(row.key()) && known.contains(Long.valueOf(row.key()))) {
                    meant.add(Long.valueOf(row.key()));
                }
                if (meant.size() != 1) {
                    faults.add(
                        new PastedRows.Fault(row.line(), meant.isEmpty() ? "GOOD_UNKNOWN" : "KEY_AMBIGUOUS", row.key())
                    );
                } else if (!seen.add(meant.iterator().next())) {
                    faults.add(new PastedRows.Fault(row.line(), "KEY_TWICE", row.key()));
                } else {
                    wanted.add(new Wanted(new PriceKey.Goods(meant.iterator().next()), row.price(), row.discount()));
                }
            }
        }
        return wanted;
    }

    private static boolean isNmId(String key) {
        return NM_ID.matcher(key).matches();
    }

    private Map<String, List<Long>> byVendorCode(ShopId shop, List<PastedRows.Row> slice) {
        Map<String, List<Long>> found = new HashMap<>();
        catalogue
            .findByVendorCode(shop, slice.stream().map(PastedRows.Row::key).toList())
            .forEach((CatalogueCard card) ->
                found.computeIfAbsent(card.vendorCode(), _ -> new ArrayList<>()).add(card.nmId())
            );
        return found;
    }
}
