package dev.vitrina.pricing.rule;

import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule for many goods. Whatever it reckons is whole at the end, as Wildberries takes whole prices only. Of a good whose sizes have prices of their own each
 * size is changed by itself. Pure.
 *
 * @param operation what is done
 * @param value     percent, units of the currency, or percent of discount, as the operation has it
 * @param rounding  of the price before discount; null for the next whole unit
 */
public record PriceRule(Operation operation, BigDecimal value, @Nullable Rounding rounding) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Maps to {@code PricingRuleOperation}. */
    public enum Operation {
        /** The price before discount by so many percent; negative lowers it. */
        PRICE_PERCENT,
        /** The price before discount by so many units of the currency; negative lowers it. */
        PRICE_AMOUNT,
        SET_PRICE,
        /** The price before discount so that about this is paid after it: as much or a little more. */
        SET_DISCOUNTED_PRICE,
        SET_DISCOUNT,
        SET_CLUB_DISCOUNT;

        boolean isOfPrice() {
            return this != SET_DISCOUNT && this != SET_CLUB_DISCOUNT;
        }
    }

    public boolean isOfPrice() {
        return operation.isOfPrice();
    }

    /** What it asks of a good; nothing for one without a price. */
    public List<Wanted> of(Good good) {
        if (good.sizes().isEmpty()) {
            return List.of();
        }
        return switch (operation) {
            case SET_DISCOUNT -> List.of(new Wanted(new PriceKey.Goods(good.nmId()), null, value.intValueExact()));
            case SET_CLUB_DISCOUNT -> List.of(new Wanted(new PriceKey.Club(good.nmId()), null, value.intValueExact()));
            case PRICE_PERCENT, PRICE_AMOUNT, SET_PRICE, SET_DISCOUNTED_PRICE -> good
                .price()
                .map(price -> List.of(new Wanted(new PriceKey.Goods(good.nmId()), changed(price, good), null)))
                .orElseGet(() ->
                    good
                        .sizes()
                        .stream()
                        .map(size -> size(good, size))
                        .toList()
                );
        };
    }

    /** What it asks of these sizes of a good alone; nothing where it is about a discount, which sizes have not. */
    public List<Wanted> of(Good good, List<SizePrice> sizes) {
        return operation.isOfPrice()
            ? sizes
                .stream()
                .map(size -> size(good, size))
                .toList()
            : List.of();
    }

    private Wanted size(Good good, SizePrice size) {
        return new Wanted(new PriceKey.Size(good.nmId(), size.sizeId()), changed(size.price(), good), null);
    }

    private BigDecimal changed(BigDecimal price, Good good) {
        BigDecimal exact = switch (operation) {
            case PRICE_PERCENT -> price.multiply(HUNDRED.add(value)).divide(HUNDRED, 4, RoundingMode.HALF_UP);
            case PRICE_AMOUNT -> price.add(value);
            case SET_PRICE -> value;
            case SET_DISCOUNTED_PRICE -> good.discount() >= 100 ? value : Prices.before(value, good.discount());
            case SET_DISCOUNT, SET_CLUB_DISCOUNT -> price;
        };
        return rounding == null ? exact.setScale(0, RoundingMode.HALF_UP) : rounding.of(exact);
    }

    /** What is wrong with it, as a code for its author; null when nothing is. */
    public @Nullable String fault() {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return switch (operation) {
            case PRICE_PERCENT -> value.compareTo(HUNDRED.negate()) <= 0 ||
                value.compareTo(BigDecimal.valueOf(1_000)) > 0
                ? "RULE_PERCENT"
                : null;
            case PRICE_AMOUNT -> whole && value.abs().compareTo(Prices.MOST) < 0 ? null : "RULE_AMOUNT";
            case SET_PRICE, SET_DISCOUNTED_PRICE -> whole && value.signum() > 0 && value.compareTo(Prices.MOST) <= 0
                ? null
                : "RULE_PRICE";
            case SET_DISCOUNT, SET_CLUB_DISCOUNT -> whole &&
                value.signum() >= 0 &&
                value.compareTo(BigDecimal.valueOf(Prices.MOST_DISCOUNT)) <= 0
                ? null
                : "RULE_DISCOUNT";
        };
    }
}
