package dev.vitrina.pricing.api;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceRows;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes rows of a change set of what is wanted of goods. */
public final class WantedRows {

    private static final int SLICE = 1_000;

    private final GoodStore goods;
    private final PriceRows rows;

    public WantedRows(GoodStore goods, PriceRows rows) {
        this.goods = goods;
        this.rows = rows;
    }

    /** Each row knows the others of its good. Goods without a price, and those that the mirror does not know, become rows all the same, so that the check says what is wrong with them. */
    List<DraftRow> of(ShopId shop, List<Wanted> wanted) {
        List<DraftRow> drafted = new ArrayList<>();
        Map<Long, List<Wanted>> byGood = wanted.stream().collect(Collectors.groupingBy(row -> row.key().nmId()));
        for (int from = 0; from < wanted.size(); from += SLICE) {
            List<Wanted> slice = wanted.subList(from, Math.min(from + SLICE, wanted.size()));
            Map<Long, Good> found = goods.find(
                shop,
                slice
                    .stream()
                    .map(row -> row.key().nmId())
                    .distinct()
                    .toList()
            );
            for (Wanted row : slice) {
                Good good = found.get(row.key().nmId());
                List<Wanted> beside = beside(row, byGood.getOrDefault(row.key().nmId(), List.of()));
                drafted.add(
                    good == null
                        ? rows.unknown(row, beside)
                        : rows.draft(good, row, beside).orElseGet(() -> rows.unknown(row, beside))
                );
            }
        }
        return drafted;
    }

    /** For whoever has seen no price yet, as with a pasted table, where each good has one row: what there is, the check finds. */
    List<DraftRow> unseen(List<Wanted> wanted) {
        return wanted
            .stream()
            .map(row -> rows.unknown(row, List.of()))
            .toList();
    }

    /** Rows of the same sort do not touch each other: of a size, its own price counts. */
    private static List<Wanted> beside(Wanted row, List<Wanted> ofTheGood) {
        return ofTheGood
            .stream()
            .filter(other -> !other.key().group().equals(row.key().group()))
            .toList();
    }

    /** The same, as they are shown to people before there is a draft; goods without a price are passed over. */
    List<PriceExample> examples(ShopId shop, List<Wanted> wanted) {
        Map<Long, Good> found = goods.find(
            shop,
            wanted
                .stream()
                .map(row -> row.key().nmId())
                .distinct()
                .toList()
        );
        List<PriceExample> examples = new ArrayList<>();
        for (Wanted row : wanted) {
            Good good = found.get(row.key().nmId());
            if (good != null) {
                rows
                    .draft(good, row, List.of())
                    .ifPresent(draft -> examples.add(PriceExample.of(draft, good.currency())));
            }
        }
        return examples;
    }
}
