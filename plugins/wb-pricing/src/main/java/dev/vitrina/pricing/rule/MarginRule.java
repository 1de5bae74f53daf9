package dev.vitrina.pricing.rule;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.UnitEconomics;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices that leave at least a margin, by the dearest size's cost, of what members of WB Club pay, who pay least. The discounts stay; the price before them is
 * rounded up, so that the margin is never less. A good whose margin is not known is left out, not guessed.
 *
 * @param percent  of what is paid
 * @param rounding upwards; null for the next whole unit
 */
public record MarginRule(Margins margins, Days days, BigDecimal percent, @Nullable Rounding rounding) implements
    GoodsRule {
    private static final BigDecimal LEAST = BigDecimal.valueOf(-100);
    private static final BigDecimal MOST = BigDecimal.valueOf(95);

    /** What is wrong with it, as a code for its author; null when nothing is. */
    public @Nullable String fault() {
        return percent.compareTo(LEAST) < 0 || percent.compareTo(MOST) > 0 ? "RULE_MARGIN" : null;
    }

    @Override
    public Asked of(ShopId shop, Collection<Good> goods) {
        Asking asking = new Asking();
        Map<Long, UnitEconomics> economics = margins.of(shop, goods.stream().map(Good::nmId).toList(), days.today());
        for (Good good : goods) {
            UnitEconomics known = economics.get(good.nmId());
            if (good.sizes().isEmpty()) {
                asking.leaveOut(good, LeftOut.NO_PRICE);
            } else if (known == null || !known.isComplete()) {
                asking.leaveOut(good, LeftOut.MARGIN_UNKNOWN);
            } else if (!known.currency().equals(good.currency())) {
                asking.leaveOut(good, LeftOut.CURRENCY_DIFFERS);
            } else {
                Optional<BigDecimal> price = known
                    .priceFor(percent)
                    .filter(_ -> good.clubDiscount() <= Prices.MOST_DISCOUNT)
                    .map(paid -> before(paid, good))
                    .filter(before -> before.compareTo(Prices.MOST) <= 0);
                price.ifPresentOrElse(
                    before -> ask(good, before, asking),
                    () -> asking.leaveOut(good, LeftOut.MARGIN_OUT_OF_REACH)
                );
            }
        }
        return asking.asked();
    }

    private BigDecimal before(BigDecimal paid, Good good) {
        BigDecimal whole = Prices.before(
            Prices.beforeClub(paid, good.clubDiscount()),
            Math.min(good.discount(), Prices.MOST_DISCOUNT)
        );
        return rounding == null ? whole : rounding.of(whole);
    }

    private static void ask(Good good, BigDecimal price, Asking asking) {
        List<Wanted> wanted = good.price().isPresent()
            ? List.of(new Wanted(new PriceKey.Goods(good.nmId()), price, null))
            : good
                .sizes()
                .stream()
                .map(size -> new Wanted(new PriceKey.Size(good.nmId(), size.sizeId()), price, null))
                .toList();
        if (
            good
                .sizes()
                .stream()
                .allMatch(size -> size.price().compareTo(price) == 0)
        ) {
            asking.leaveOut(good, LeftOut.AS_IT_IS);
        } else {
            asking.ask(wanted);
        }
    }
}
