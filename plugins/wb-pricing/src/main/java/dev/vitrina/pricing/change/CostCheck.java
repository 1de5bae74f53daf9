package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.Finding.Severity;
import dev.vitrina.api.money.Money;
import dev.vitrina.pricing.change.PricePolicy.Verdict;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.margin.UnitEconomics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the least that anybody pays for each size, which is what members of WB Club pay, against what that size costs: the worst of them is told. Pure. */
final class CostCheck {

    /** Of a code, where others may pay enough. */
    private static final String FOR_CLUB = "_FOR_CLUB";

    private final ChangeTexts texts;

    CostCheck(ChangeTexts texts) {
        this.texts = texts;
    }

    /**
     * How much too little is paid, and of what.
     *
     * @param paid by members of WB Club, whose discount is on top of the good's
     * @param club that discount, percent
     */
    private record Shortfall(BigDecimal paid, int club, BigDecimal wanted) {
        BigDecimal amount() {
            return wanted.subtract(paid);
        }
    }

    /**
     * @param goods all that the good may come to
     * @param key   of what is changed: of a size nothing is said of the others
     * @param costs  by size; of a size that is missing, or in another currency, nothing is known
     * @param hidden whether who drafted the row may not see them: he is told of one {@link CoarseLimit limit}, that is neither a cost nor a floor, and may not go below it
     */
    List<Finding> of(
        List<Good> goods,
        PriceKey key,
        Map<Long, UnitEconomics> costs,
        PricePolicy policy,
        boolean hidden
    ) {
        Shortfall loss = null;
        Shortfall thin = null;
        boolean missing = false;
        boolean unclear = false;
        for (Good good : goods) {
            for (SizePrice size : good.sizes()) {
                if (key instanceof PriceKey.Size(long _, long sizeId) && sizeId != size.sizeId()) {
                    continue;
                }
                UnitEconomics known = costs.get(size.sizeId());
                BigDecimal cost = known == null || !known.currency().equals(good.currency()) ? null : known.cost();
                if (known == null || cost == null) {
                    missing = true;
                    continue;
                }
                BigDecimal paid = size.clubDiscountedPrice();
                BigDecimal floor = floor(known, cost, policy);
                loss = worse(loss, new Shortfall(paid, good.clubDiscount(), hidden ? coarse(cost, good) : cost));
                thin = worse(thin, new Shortfall(paid, good.clubDiscount(), hidden ? coarse(floor, good) : floor));
                unclear |= known.priceFor(policy.leastMargin()).isEmpty();
            }
        }
        String currency = goods.getFirst().currency();
        List<Finding> findings = new ArrayList<>();
        if (hidden) {
            if (isTold(loss, policy.belowCost()) || isTold(thin, policy.margin())) {
                findings.add(texts.finding(Severity.ERROR, "BELOW_LIMIT", PriceRows.DISCOUNTED));
            }
            loss = null;
            thin = null;
        }
        if (loss != null) {
            told(policy.belowCost(), "BELOW_COST", loss, currency).ifPresent(findings::add);
        }
        // A loss that is told says it already, unless too thin a margin weighs more.
        if (thin != null && findings.stream().noneMatch(told -> isAsGrave(told, policy.margin()))) {
            told(policy.margin(), "BELOW_FLOOR", thin, currency).ifPresent(findings::add);
        }
        if (missing) {
            told(policy.costMissing(), "COST_MISSING").ifPresent(findings::add);
        }
        // Of a cost that nobody has said the setting for that speaks, unless margins are not only warned of.
        if (unclear || (missing && policy.margin() == Verdict.BLOCK)) {
            told(policy.margin(), "MARGIN_UNKNOWN").ifPresent(findings::add);
        }
        return findings;
    }

    private static BigDecimal coarse(BigDecimal least, Good good) {
        return CoarseLimit.of(least, good.currency());
    }

    private static boolean isTold(@Nullable Shortfall found, Verdict verdict) {
        return found != null && verdict.severity().isPresent();
    }

    private static boolean isAsGrave(Finding told, Verdict verdict) {
        return verdict
            .severity()
            .map(severity -> told.severity().compareTo(severity) <= 0)
            .orElse(true);
    }

    private Optional<Finding> told(Verdict verdict, String code) {
        return verdict.severity().map(severity -> texts.finding(severity, code, PriceRows.DISCOUNTED));
    }

    /** Of margins nobody can speak while something is missing; of a loss one can. */
    private static BigDecimal floor(UnitEconomics known, BigDecimal cost, PricePolicy policy) {
        return known.priceFor(policy.leastMargin()).or(known::floor).orElse(cost);
    }

    private static @Nullable Shortfall worse(@Nullable Shortfall so, Shortfall next) {
        boolean falls = next.amount().signum() > 0;
        return falls && (so == null || next.amount().compareTo(so.amount()) > 0) ? next : so;
    }

    /** What is at risk is with each piece that is sold. The message names no cost, floor or loss: more people may read findings than may see costs. */
    private Optional<Finding> told(Verdict verdict, String code, Shortfall found, String currency) {
        return verdict
            .severity()
            .map(severity ->
                texts
                    .finding(
                        severity,
                        found.club() > 0 ? code + FOR_CLUB : code,
                        PriceRows.DISCOUNTED,
                        PriceRows.plain(found.paid()),
                        Integer.toString(found.club())
                    )
                    .risking(new Money(found.amount(), currency))
            );
    }
}
