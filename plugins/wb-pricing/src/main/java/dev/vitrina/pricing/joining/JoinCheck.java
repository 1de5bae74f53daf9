package dev.vitrina.pricing.joining;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Finding.Severity;
import dev.vitrina.api.money.Money;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceTexts;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.promotion.Promotion;
import dev.vitrina.pricing.promotion.PromotionGood;
import dev.vitrina.pricing.promotion.PromotionStore;
import dev.vitrina.pricing.promotion.PromotionStore.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges goods that are to enter a promotion by its lists as they were last read. Wildberries refuses what it does not offer; a loss it does not mind, so that is
 * what is looked for.
 */
final class JoinCheck {

    private static final String PLACE = Entry.DISCOUNTED;

    private final PromotionStore promotions;
    private final Margins margins;
    private final Days days;
    private final PriceTexts texts;
    private final Clock clock;

    JoinCheck(PromotionStore promotions, Margins margins, Days days, PriceTexts texts, Clock clock) {
        this.promotions = promotions;
        this.margins = margins;
        this.days = days;
        this.texts = texts;
        this.clock = clock;
    }

    CheckResult check(ShopId shop, List<ChangeRow> rows) {
        Map<Long, Set<Long>> byPromotion = new HashMap<>();
        Set<Long> nmIds = new HashSet<>();
        rows
            .stream()
            .map(Entry::of)
            .forEach(entry -> {
                byPromotion.computeIfAbsent(entry.promotion(), _ -> new HashSet<>()).add(entry.nmId());
                nmIds.add(entry.nmId());
            });
        Map<Long, Promotion> known = new HashMap<>();
        Map<Long, Map<Long, Row>> goods = new HashMap<>();
        byPromotion.forEach((id, of) -> {
            promotions.find(shop, id).ifPresent(promotion -> known.put(id, promotion));
            goods.put(id, promotions.goods(shop, id, of));
        });
        Map<Long, UnitEconomics> economics = margins.of(shop, nmIds, days.today());
        return new CheckResult.Checked(
            rows
                .stream()
                .map(row -> {
                    Entry entry = Entry.of(row);
                    return checked(
                        row,
                        known.get(entry.promotion()),
                        Objects.requireNonNull(goods.get(entry.promotion())).get(entry.nmId()),
                        economics.get(entry.nmId())
                    );
                })
                .toList()
        );
    }

    private CheckedRow checked(
        ChangeRow row,
        @Nullable Promotion promotion,
        @Nullable Row listed,
        @Nullable UnitEconomics economics
    ) {
        if (promotion == null || promotion.isOver(clock.instant())) {
            return blocked(row, "PROMOTION_OVER");
        }
        if (promotion.auto()) {
            return blocked(row, "PROMOTION_AUTO");
        }
        if (listed == null) {
            return blocked(row, "NOT_OFFERED");
        }
        PromotionGood good = listed.good();
        List<Finding> findings = new ArrayList<>();
        if (!good.takingPart()) {
            loss(good, economics, findings);
        }
        String code = listed.vendorCode();
        return new CheckedRow(
            row.key(),
            code == null || code.isBlank() ? row.label() : code,
            row.payload(),
            Entry.fields(good),
            findings
        );
    }

    private CheckedRow blocked(ChangeRow row, String code) {
        return CheckedRow.of(row, row.fields(), List.of(texts.finding(Severity.ERROR, code, null)));
    }

    private void loss(PromotionGood good, @Nullable UnitEconomics economics, List<Finding> findings) {
        BigDecimal cost = economics == null || !economics.currency().equals(good.currency()) ? null : economics.cost();
        if (economics == null || cost == null) {
            findings.add(texts.finding(Severity.WARNING, "COST_MISSING", PLACE));
            return;
        }
        BigDecimal floor = economics.floor().orElse(cost).max(cost);
        BigDecimal paid = good.paidThen();
        if (paid.compareTo(floor) < 0) {
            Money less = new Money(floor.subtract(paid), good.currency());
            String code = paid.compareTo(cost) < 0 ? "BELOW_COST" : "BELOW_FLOOR";
            BigDecimal least = paid.compareTo(cost) < 0 ? cost : floor;
            findings.add(
                texts
                    .finding(
                        Severity.WARNING,
                        code,
                        PLACE,
                        Entry.plain(paid),
                        Entry.plain(least),
                        Entry.plain(least.subtract(paid))
                    )
                    .risking(less)
            );
        }
    }
}
