package dev.vitrina.pricing.strategy.model;

import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.margin.UnitEconomics;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One price that a strategy decides about: of a good, or of one of its sizes. Amounts are in units of the currency.
 *
 * @param key          whose price
 * @param label        what people call it
 * @param currency     ISO 4217
 * @param lowest       the price before discount, whole; of a good whose sizes differ that of the cheapest one
 * @param highest      the same of the dearest size
 * @param discount     percent
 * @param clubDiscount percent on top, for members of WB Club
 */
public record Offer(
    PriceKey key,
    String label,
    String currency,
    BigDecimal lowest,
    BigDecimal highest,
    int discount,
    int clubDiscount
) {
    public long nmId() {
        return key.nmId();
    }

    /** What is paid by those who are no members of the club; of the cheapest size. */
    public BigDecimal paid() {
        return Prices.discounted(lowest, discount);
    }

    /** The most that anybody pays. */
    public BigDecimal most() {
        return Prices.discounted(highest, discount);
    }

    /** The least that anybody pays: what members of the club pay for the cheapest size. */
    public BigDecimal least() {
        return Prices.discounted(paid(), clubDiscount);
    }

    /** What must be paid, before the club's discount, so that of what its members pay so many percent are left; empty when it cannot be told. */
    Optional<BigDecimal> leastPaid(@Nullable UnitEconomics economics, BigDecimal percent) {
        return economics == null || !economics.currency().equals(currency)
            ? Optional.empty()
            : economics.priceFor(percent).map(paid -> Prices.beforeClub(paid, clubDiscount));
    }

    public Offer withPrice(BigDecimal price) {
        return new Offer(key, label, currency, price, price, discount, clubDiscount);
    }

    public Offer withDiscount(int percent) {
        return new Offer(key, label, currency, lowest, highest, percent, clubDiscount);
    }

    /** As a good of one price, for a rule that is about goods. */
    Good asGood() {
        SizePrice size = new SizePrice(1, null, lowest, paid(), least());
        return new Good(key.nmId(), label, currency, discount, clubDiscount, false, false, List.of(size));
    }

    /**
     * What a good offers: one price, each size's where they differ, or the good's discount.
     *
     * @param byDiscount whether the discount is what will be decided, which all sizes share
     */
    public static List<Offer> of(Good good, boolean byDiscount) {
        if (good.sizes().isEmpty()) {
            return List.of();
        }
        if (byDiscount || good.price().isPresent()) {
            Comparator<SizePrice> byPrice = Comparator.comparing(SizePrice::price);
            BigDecimal lowest = good.sizes().stream().min(byPrice).orElseThrow().price();
            BigDecimal highest = good.sizes().stream().max(byPrice).orElseThrow().price();
            return List.of(of(good, new PriceKey.Goods(good.nmId()), good.label(), lowest, highest));
        }
        return good
            .sizes()
            .stream()
            .map(size ->
                of(
                    good,
                    new PriceKey.Size(good.nmId(), size.sizeId()),
                    good.label() + " · " + (size.techSize() == null ? size.sizeId() : size.techSize()),
                    size.price(),
                    size.price()
                )
            )
            .toList();
    }

    private static Offer of(Good good, PriceKey key, String label, BigDecimal lowest, BigDecimal highest) {
        return new Offer(key, label, good.currency(), lowest, highest, good.discount(), good.clubDiscount());
    }
}
