package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.promotion.Promotion;
import dev.vitrina.sandbox.promotion.Promotion.Kind;
import dev.vitrina.sandbox.promotion.Promotions;
import java.math.BigDecimal;
import java.time.Instant;

/** How a change of a price ends, goods by goods. The texts of sale and quarantine are the items spec's; it has none for the others. */
final class PriceRules {

    static final String SALE = "You can't change the item price. Item was added to the Sale due to high inventory";
    static final String QUARANTINE =
        "The new price is several times lower than the current price. Item has been moved to Price Quarantine";
    static final String UNKNOWN_GOODS = "Invalid item No.";
    private static final BigDecimal QUARANTINE_FACTOR = BigDecimal.valueOf(3);

    private final Promotions promotions;
    private final GoodsTraits traits;
    private final PromotionPlan plan;

    PriceRules(Promotions promotions, PriceGenerator generator, PromotionPlan plan) {
        this.promotions = promotions;
        this.traits = generator.traits();
        this.plan = plan;
    }

    Verdict verdict(PriceChange change, Card card, Goods goods, Instant now) {
        return switch (change) {
            case PriceChange.OfGoods ofGoods -> price(ofGoods, card, goods, now);
            case PriceChange.OfSize(long _, long sizeId, int price) -> sizePrice(sizeId, price, card, goods, now);
            case PriceChange.OfClub(long _, int discount) -> new Verdict.Applied(goods.withClubDiscount(discount));
            case PriceChange.IntoPromotion(long _, int promotionId) -> join(promotionId, card, goods, now);
        };
    }

    /** Whether a sale WB put the goods into forbids to change their price. */
    boolean isLocked(Goods goods, Instant now) {
        return promotions
            .all()
            .stream()
            .filter(promotion -> promotion.kind() == Kind.SALE && promotion.isRunning(now))
            .anyMatch(promotion -> goods.promotions().contains(promotion.id()));
    }

    private Verdict price(PriceChange.OfGoods change, Card card, Goods before, Instant now) {
        Integer price = change.price();
        Integer discount = change.discount();
        Goods priced = price == null || price == before.price() ? before : before.withPrice(price);
        Goods after = (discount == null ? priced : priced.withDiscount(discount)).holding(null);
        if (isLocked(before, now)) {
            return new Verdict.Refused(SALE);
        }
        if (after.price() == 0) {
            return new Verdict.Refused("Price not specified");
        }
        if (!PriceGenerator.hasEditableSizePrice(card) && isThreefoldDrop(before, after)) {
            return new Verdict.Quarantined(before.holding(new Held(after.price(), after.discount())));
        }
        return new Verdict.Applied(after);
    }

    private Verdict sizePrice(long sizeId, int price, Card card, Goods goods, Instant now) {
        if (!PriceGenerator.hasEditableSizePrice(card)) {
            return new Verdict.Misfit("Prices by size can't be set for this item");
        }
        if (
            card
                .sizes()
                .stream()
                .noneMatch(size -> size.chrtId() == sizeId)
        ) {
            return new Verdict.Misfit("Invalid size");
        }
        return isLocked(goods, now)
            ? new Verdict.Refused(SALE)
            : new Verdict.Applied(goods.priceOf(sizeId) == price ? goods : goods.withSizePrice(sizeId, price));
    }

    private Verdict join(int promotionId, Card card, Goods goods, Instant now) {
        Promotion promotion = promotions.find(promotionId).orElseThrow();
        if (promotion.hasEnded(now)) {
            return new Verdict.Refused("The promotion is over");
        }
        if (!traits.isOffered(promotion, card.nmId())) {
            return new Verdict.Misfit("The item can't take part in the promotion");
        }
        if (isLocked(goods, now)) {
            return new Verdict.Refused(SALE);
        }
        int discount = Math.max(goods.discount(), plan.discount(promotion, card, goods));
        return new Verdict.Applied(goods.withDiscount(discount).holding(null).joining(promotionId));
    }

    /** Items spec, quarantine/goods: the new discounted price is at least three times less than the old one. */
    private static boolean isThreefoldDrop(Goods before, Goods after) {
        return (
            before.price() > 0 &&
            after.discountedPrice().multiply(QUARANTINE_FACTOR).compareTo(before.discountedPrice()) <= 0
        );
    }
}
