package dev.vitrina.pricing.joining;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Finding.Severity;
import dev.vitrina.api.money.Money;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.CoarseLimit;
import dev.vitrina.pricing.change.PricePolicy;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.promotion.Promotion;
import dev.vitrina.pricing.promotion.PromotionGood;
import dev.vitrina.pricing.promotion.PromotionJob;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges goods that are to enter a promotion by its lists as they were last read, and by the same policy as prices: what is paid falls here as it does there.
 * Wildberries refuses what it does not offer; a loss it does not mind.
 */
final class JoinCheck {

    private static final String PLACE = Entry.DISCOUNTED;

    private final PromotionStore promotions;
    private final Margins margins;
    private final Days days;
    private final ChangeTexts texts;
    private final Clock clock;

    JoinCheck(PromotionStore promotions, Margins margins, Days days, ChangeTexts texts, Clock clock) {
        this.promotions = promotions;
        this.margins = margins;
        this.days = days;
        this.texts = texts;
        this.clock = clock;
    }

    CheckResult check(ShopId shop, List<ChangeRow> rows, PricePolicy policy) {
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
                        economics.get(entry.nmId()),
                        policy
                    );
                })
                .toList()
        );
    }

    private CheckedRow checked(
        ChangeRow row,
        @Nullable Promotion promotion,
        @Nullable Row listed,
        @Nullable UnitEconomics economics,
        PricePolicy policy
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
        if (listed.readAt().isBefore(clock.instant().minus(PromotionJob.FRESH))) {
            return blocked(row, "LIST_TOO_OLD", Long.toString(PromotionJob.FRESH.toHours()));
        }
        PromotionGood good = listed.good();
        List<Finding> findings = new ArrayList<>();
        if (!good.takingPart()) {
            drops(good, policy, findings);
            findings.addAll(loss(good, economics, policy, Entry.hidesCosts(row)));
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

    private CheckedRow blocked(ChangeRow row, String code, Object... arguments) {
        return CheckedRow.of(row, row.fields(), List.of(texts.finding(Severity.ERROR, code, null, arguments)));
    }

    /** A price that is set is kept from the shop window when it drops threefold; one that a promotion makes is not. */
    private void drops(PromotionGood good, PricePolicy policy, List<Finding> findings) {
        String from = Entry.plain(good.paid());
        String to = Entry.plain(good.paidThen());
        if (Prices.isThreefoldDrop(good.paid(), good.paidThen())) {
            findings.add(texts.finding(Severity.ERROR, "PROMOTION_DROP", PLACE, from, to));
            return;
        }
        BigDecimal step = Prices.step(good.paid(), good.paidThen());
        if (step.abs().compareTo(policy.mostStep()) > 0) {
            policy
                .step()
                .severity()
                .ifPresent(severity ->
                    findings.add(
                        texts.finding(
                            severity,
                            "STEP_TOO_LARGE",
                            PLACE,
                            Entry.plain(step),
                            Entry.plain(policy.mostStep()),
                            from,
                            to
                        )
                    )
                );
        }
    }

    /** @param hidden as with prices: who may not see costs is told of one limit, whichever of them is behind it */
    private List<Finding> loss(
        PromotionGood good,
        @Nullable UnitEconomics economics,
        PricePolicy policy,
        boolean hidden
    ) {
        BigDecimal cost = economics == null || !economics.currency().equals(good.currency()) ? null : economics.cost();
        if (economics == null || cost == null) {
            return policy
                .costMissing()
                .severity()
                .map(severity -> List.of(texts.finding(severity, "COST_MISSING", PLACE)))
                .orElse(List.of());
        }
        // Of margins nobody can speak while something is missing; of a loss one can.
        BigDecimal floor = economics.priceFor(policy.leastMargin()).or(economics::floor).orElse(cost);
        if (hidden) {
            return isBelow(good, cost, policy.belowCost()) || isBelow(good, floor, policy.margin())
                ? List.of(texts.finding(Severity.ERROR, "BELOW_LIMIT", PLACE))
                : List.of();
        }
        if (good.paidThen().compareTo(cost) < 0) {
            return told(policy.belowCost(), "BELOW_COST", good, cost);
        }
        return good.paidThen().compareTo(floor) < 0 ? told(policy.margin(), "BELOW_FLOOR", good, floor) : List.of();
    }

    private static boolean isBelow(PromotionGood good, BigDecimal least, PricePolicy.Verdict verdict) {
        return (
            verdict.severity().isPresent() && good.paidThen().compareTo(CoarseLimit.of(least, good.currency())) < 0
        );
    }

    /** The message names neither cost nor floor: more people may read findings than may see costs. */
    private List<Finding> told(PricePolicy.Verdict verdict, String code, PromotionGood good, BigDecimal least) {
        BigDecimal paid = good.paidThen();
        BigDecimal less = least.subtract(paid);
        Optional<Finding> finding = verdict
            .severity()
            .map(severity ->
                texts.finding(severity, code, PLACE, Entry.plain(paid)).risking(new Money(less, good.currency()))
            );
        return finding.map(List::of).orElse(List.of());
    }
}
