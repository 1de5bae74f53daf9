package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.promotion.Promotion;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a promotion asks of goods: a price it must not exceed, and the discount that reaches it. Immutable. */
public final class PromotionPlan {

    private static final int PURPOSE = 50;
    private static final int LARGEST_DISCOUNT = 95;

    private final PriceGenerator generator;

    PromotionPlan(PriceGenerator generator) {
        this.generator = generator;
    }

    /** The highest discounted price: what generated goods of the promotion have, and 3 to 20 per cent less than others have. */
    public int price(Promotion promotion, Card card) {
        BigDecimal discounted = generator.of(card).discountedPrice();
        if (generator.traits().takesPart(promotion, card.nmId())) {
            return discounted.setScale(0, RoundingMode.CEILING).intValueExact();
        }
        int percent = generator.traits().between(3, 20, card.nmId(), PURPOSE + promotion.id());
        return Math.max(1, Goods.reduced(discounted, percent).intValue());
    }

    /** The smallest whole discount that keeps the goods' price within the plan, 0 to 95. */
    public int discount(Promotion promotion, Card card, Goods goods) {
        if (goods.price() == 0) {
            return 0;
        }
        BigDecimal kept = BigDecimal.valueOf(100L * price(promotion, card)).divide(
            BigDecimal.valueOf(goods.price()),
            6,
            RoundingMode.DOWN
        );
        int discount = BigDecimal.valueOf(100).subtract(kept).setScale(0, RoundingMode.CEILING).intValue();
        return Math.clamp(discount, 0, LARGEST_DISCOUNT);
    }

    boolean isKept(Promotion promotion, Card card, Goods goods) {
        return goods.discountedPrice().compareTo(BigDecimal.valueOf(price(promotion, card))) <= 0;
    }
}
