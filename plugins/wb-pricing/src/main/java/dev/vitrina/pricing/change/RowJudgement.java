package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceCheck.Known;
import dev.vitrina.pricing.cost.Sku;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.Missing;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.promotion.PromotionStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges rows by their goods, once for all of them gathering what these cost, how often they changed, and what else is on its way. Thread-safe. */
final class RowJudgement {

    private final Margins margins;
    private final Days days;
    private final PriceHistory history;
    private final PromotionStore promotions;
    private final Underway underway;
    private final PriceCheck check;
    private final Clock clock;

    RowJudgement(
        Margins margins,
        Days days,
        PriceHistory history,
        PromotionStore promotions,
        Underway underway,
        PriceCheck check,
        Clock clock
    ) {
        this.margins = margins;
        this.days = days;
        this.history = history;
        this.promotions = promotions;
        this.underway = underway;
        this.check = check;
        this.clock = clock;
    }

    /**
     * What else a check goes by.
     *
     * @param within how long what was sent may take to show
     */
    record Terms(PricePolicy policy, Duration within) {}

    static Set<Long> nmIds(List<ChangeRow> rows) {
        return rows
            .stream()
            .map(row -> PriceKey.of(row.key()).nmId())
            .collect(Collectors.toSet());
    }

    /** @param mirrored null when the goods are as Wildberries shows them now */
    List<CheckedRow> of(
        ShopId shop,
        List<ChangeRow> rows,
        Map<Long, Good> goods,
        Terms terms,
        @Nullable Mirrored mirrored
    ) {
        Set<Long> nmIds = nmIds(rows);
        Map<Long, Map<Long, UnitEconomics>> costs = costs(shop, goods);
        Map<Long, Integer> changes = history.changesSince(shop, nmIds, clock.instant().minus(Duration.ofDays(1)));
        Map<Long, String> running = promotions.running(shop, nmIds, clock.instant());
        Map<Long, List<Underway.Sent>> sent = underway.of(shop, nmIds, terms.within());
        return rows
            .stream()
            .map(row -> {
                long nmId = PriceKey.of(row.key()).nmId();
                Map<Long, UnitEconomics> own = costs.getOrDefault(nmId, Map.of());
                return check.checked(
                    row,
                    goods.get(nmId),
                    new Known(
                        own,
                        changes.getOrDefault(nmId, 0),
                        isCatalogued(own),
                        running.get(nmId),
                        sent.getOrDefault(nmId, List.of())
                    ),
                    terms.policy(),
                    mirrored
                );
            })
            .toList();
    }

    /** By good and size. */
    private Map<Long, Map<Long, UnitEconomics>> costs(ShopId shop, Map<Long, Good> goods) {
        List<Sku> sizes = goods
            .values()
            .stream()
            .flatMap(good ->
                good
                    .sizes()
                    .stream()
                    .map(size -> new Sku(good.nmId(), size.sizeId()))
            )
            .toList();
        Map<Long, Map<Long, UnitEconomics>> costs = new HashMap<>();
        margins
            .ofSizes(shop, sizes, days.today())
            .forEach((sku, known) -> costs.computeIfAbsent(sku.nmId(), _ -> new HashMap<>()).put(sku.sizeId(), known));
        return costs;
    }

    /** Margins have looked every card up already. */
    private static boolean isCatalogued(Map<Long, UnitEconomics> sizes) {
        return sizes
            .values()
            .stream()
            .noneMatch(size -> size.missing().contains(Missing.CARD));
    }
}
