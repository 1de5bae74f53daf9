package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Finding.Severity;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.margin.UnitEconomics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges one row by what Wildberries shows, what is known of the good's costs, and the policy. Pure. */
final class PriceCheck {

    private final PriceRows rows;
    private final ChangeTexts texts;
    private final CostCheck costs;

    PriceCheck(PriceRows rows, ChangeTexts texts) {
        this.rows = rows;
        this.texts = texts;
        this.costs = new CostCheck(texts);
    }

    /**
     * What is known of a good beside its prices.
     *
     * @param costs        by size; nothing is known of those that are missing
     * @param changesToday how often its price changed within a day
     * @param catalogued   whether the shop has its card, not in the trash
     * @param promotion    the name of a promotion that it takes part in; null for none
     * @param sent         what was sent of it and may not show yet
     */
    record Known(
        Map<Long, UnitEconomics> costs,
        int changesToday,
        boolean catalogued,
        @Nullable String promotion,
        List<Underway.Sent> sent
    ) {
        Known {
            costs = Map.copyOf(costs);
            sent = List.copyOf(sent);
        }
    }

    CheckedRow checked(
        ChangeRow row,
        @Nullable Good good,
        Known known,
        PricePolicy policy,
        @Nullable Mirrored mirrored
    ) {
        if (good == null) {
            return blocked(row, "GOOD_UNKNOWN");
        }
        RowPayload payload = rows.payload(row);
        if (payload.unjudged()) {
            return blocked(row, "TOO_MANY_CHECKS", PriceProbes.MOST, PriceProbes.MOST_A_DAY);
        }
        Wanted wanted = rows.wanted(row, payload);
        PriceKey key = wanted.key();
        PriceValues before = PriceValues.of(good, key).orElse(null);
        if (before == null) {
            return blocked(row, key instanceof PriceKey.Size ? "SIZE_UNKNOWN" : "NO_PRICE");
        }
        PriceValues after = PriceValues.wanted(good, key, wanted.price(), wanted.discount());
        List<Finding> findings = new ArrayList<>();
        limits(good, wanted, before, after, findings);
        if (!after.isShownBy(before, key)) {
            List<Wanted> beside = payload.possible();
            List<Good> outcomes = Outcomes.of(good, wanted, beside);
            drops(key, new Move(before.discounted(), after.discounted()), policy, findings);
            if (!beside.isEmpty()) {
                together(key, good, outcomes, policy)
                    .stream()
                    .filter(whole -> findings.stream().noneMatch(alone -> saysAsMuch(alone, whole)))
                    .forEach(findings::add);
            }
            findings.addAll(costs.of(outcomes, key, known.costs(), policy, payload.costsHidden()));
            circumstances(known, policy, findings);
            Underway.beside(key, good, known.sent(), null).ifPresent(set ->
                findings.add(texts.finding(Severity.ERROR, "OTHER_UNDER_WAY", null, set.toString()))
            );
        }
        if (mirrored != null) {
            findings.add(texts.finding(mirrored.severity(), "CHECKED_AGAINST_MIRROR", null, mirrored.minutes()));
        }
        return new CheckedRow(
            row.key(),
            PriceRows.label(good, key),
            rows.judged(key, payload, good),
            rows.fields(key, before, after),
            findings
        );
    }

    private CheckedRow blocked(ChangeRow row, String code, Object... arguments) {
        return CheckedRow.of(row, row.fields(), List.of(texts.finding(Severity.ERROR, code, null, arguments)));
    }

    private void limits(Good good, Wanted wanted, PriceValues before, PriceValues after, List<Finding> findings) {
        BigDecimal price = wanted.price();
        if (price != null && price.stripTrailingZeros().scale() > 0) {
            findings.add(texts.finding(Severity.ERROR, "PRICE_NOT_WHOLE", PriceRows.PRICE));
        }
        if (price != null && (price.signum() <= 0 || price.compareTo(Prices.MOST) > 0)) {
            findings.add(texts.finding(Severity.ERROR, "PRICE_RANGE", PriceRows.PRICE, PriceRows.plain(Prices.MOST)));
        }
        if (after.discount() < 0 || after.discount() > Prices.MOST_DISCOUNT) {
            String field = wanted.key() instanceof PriceKey.Club ? PriceRows.CLUB_DISCOUNT : PriceRows.DISCOUNT;
            findings.add(
                texts.finding(Severity.ERROR, "DISCOUNT_RANGE", field, Integer.toString(Prices.MOST_DISCOUNT))
            );
        }
        switch (wanted.key()) {
            case PriceKey.Goods _ -> {
                if (price != null && before.price() == null) {
                    findings.add(texts.finding(Severity.ERROR, "SIZES_DIFFER", PriceRows.PRICE));
                }
            }
            case PriceKey.Size _ -> {
                if (!good.editableSizePrice()) {
                    findings.add(texts.finding(Severity.ERROR, "SIZE_NOT_EDITABLE", PriceRows.PRICE));
                }
            }
            case PriceKey.Club _ -> {
                // Any good can have one.
            }
        }
    }

    /** Wildberries keeps a threefold drop of a good from its shop window, but not that of a size: there nothing stands between a slip and the buyers. */
    private void drops(PriceKey key, Move move, PricePolicy policy, List<Finding> findings) {
        String from = PriceRows.plain(move.from());
        String to = PriceRows.plain(move.to());
        if (Prices.isThreefoldDrop(move.from(), move.to())) {
            String code = key instanceof PriceKey.Goods ? "QUARANTINE" : "UNPROTECTED_DROP";
            findings.add(texts.finding(Severity.ERROR, code, field(key), from, to));
            return;
        }
        BigDecimal step = move.percent();
        if (step.abs().compareTo(policy.mostStep()) > 0) {
            policy
                .step()
                .severity()
                .ifPresent(severity ->
                    findings.add(
                        texts.finding(
                            severity,
                            "STEP_TOO_LARGE",
                            field(key),
                            PriceRows.plain(step),
                            PriceRows.plain(policy.mostStep()),
                            from,
                            to
                        )
                    )
                );
        }
    }

    /** From what is paid to what would be. */
    private record Move(BigDecimal from, BigDecimal to) {
        BigDecimal percent() {
            return Prices.step(from, to);
        }
    }

    /** What the set's rows of one good make together for members of WB Club, who pay least: each alone may look small. */
    private List<Finding> together(PriceKey key, Good good, List<Good> outcomes, PricePolicy policy) {
        List<Finding> findings = new ArrayList<>();
        good
            .sizes()
            .stream()
            .filter(size -> !(key instanceof PriceKey.Size(long _, long sizeId)) || sizeId == size.sizeId())
            .flatMap(size ->
                outcomes
                    .stream()
                    .flatMap(outcome -> outcome.size(size.sizeId()).stream())
                    .map(outcome -> new Move(size.clubDiscountedPrice(), outcome.clubDiscountedPrice()))
            )
            .min(Comparator.comparing(Move::percent))
            .ifPresent(lowest -> drops(new PriceKey.Club(good.nmId()), lowest, policy, findings));
        return findings;
    }

    private static boolean saysAsMuch(Finding alone, Finding whole) {
        return alone.severity() == Severity.ERROR || alone.code().equals(whole.code());
    }

    private void circumstances(Known known, PricePolicy policy, List<Finding> findings) {
        if (!known.catalogued()) {
            findings.add(texts.finding(Severity.WARNING, "CARD_UNKNOWN", null));
        }
        if (known.promotion() != null) {
            findings.add(texts.finding(Severity.WARNING, "IN_PROMOTION", null, known.promotion()));
        }
        if (known.changesToday() >= policy.changesADay()) {
            findings.add(
                texts.finding(Severity.WARNING, "CHANGED_OFTEN", null, Integer.toString(known.changesToday()))
            );
        }
    }

    private static String field(PriceKey key) {
        return key instanceof PriceKey.Club ? PriceRows.CLUB_DISCOUNTED : PriceRows.DISCOUNTED;
    }
}
