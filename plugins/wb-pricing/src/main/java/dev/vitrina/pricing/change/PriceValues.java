package dev.vitrina.pricing.change;

import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.quarantine.HeldPrice;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one row is about, at one moment. Amounts are in units of the good's currency.
 *
 * @param price      before discount, whole; null of a good whose sizes have different prices, and of the club's discount
 * @param discount   percent: the good's, or the club's
 * @param discounted what is paid; of a good whose sizes differ, for its cheapest size
 */
public record PriceValues(@Nullable BigDecimal price, int discount, BigDecimal discounted) {
    /** What a good shows of it; empty when it has no such size, or no price. */
    static Optional<PriceValues> of(Good good, PriceKey key) {
        return switch (key) {
            case PriceKey.Goods _ -> cheapest(good).map(size ->
                new PriceValues(good.price().orElse(null), good.discount(), paid(size.price(), good))
            );
            case PriceKey.Size(long _, long sizeId) -> good
                .size(sizeId)
                .map(size -> new PriceValues(size.price(), good.discount(), paid(size.price(), good)));
            case PriceKey.Club _ -> cheapest(good).map(size ->
                new PriceValues(
                    null,
                    good.clubDiscount(),
                    Prices.discounted(paid(size.price(), good), good.clubDiscount())
                )
            );
        };
    }

    /** The same with what is wanted in place of what there is. */
    static PriceValues wanted(Good good, PriceKey key, @Nullable BigDecimal price, @Nullable Integer discount) {
        PriceValues now = of(good, key).orElseThrow();
        int percent = discount == null ? now.discount : discount;
        return switch (key) {
            case PriceKey.Goods _ -> {
                BigDecimal before = price == null ? now.price : price;
                BigDecimal base = before == null ? cheapest(good).orElseThrow().price() : before;
                yield new PriceValues(before, percent, Prices.discounted(base, percent));
            }
            case PriceKey.Size _ -> {
                BigDecimal before = price == null ? now.price : price;
                yield new PriceValues(
                    before,
                    now.discount,
                    Prices.discounted(before == null ? BigDecimal.ZERO : before, now.discount)
                );
            }
            case PriceKey.Club _ -> new PriceValues(
                null,
                percent,
                Prices.discounted(paid(cheapest(good).orElseThrow().price(), good), percent)
            );
        };
    }

    private static BigDecimal paid(BigDecimal price, Good good) {
        return Prices.discounted(price, good.discount());
    }

    private static Optional<SizePrice> cheapest(Good good) {
        return good.sizes().stream().min(Comparator.comparing(SizePrice::price));
    }

    /** Whether a row that wants this has come true; how an amount is written is of no account. */
    boolean isShownBy(PriceValues shown, PriceKey key) {
        BigDecimal wanted = price;
        BigDecimal there = shown.price;
        boolean samePrice = wanted == null || (there != null && wanted.compareTo(there) == 0);
        return switch (key) {
            case PriceKey.Goods _ -> samePrice && discount == shown.discount;
            case PriceKey.Size _ -> samePrice;
            case PriceKey.Club _ -> discount == shown.discount;
        };
    }

    /** Whether it is this that Wildberries holds back. */
    boolean isHeldAs(HeldPrice held) {
        BigDecimal wanted = price;
        return discount == held.newDiscount() && (wanted == null || wanted.compareTo(held.newPrice()) == 0);
    }

    /** Whether a row that was judged by this may still be sent: what is paid is the same as well. */
    boolean isStill(PriceValues now, PriceKey key) {
        return isShownBy(now, key) && discounted.compareTo(now.discounted) == 0;
    }
}
