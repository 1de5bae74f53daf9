package dev.vitrina.sandbox.prices;

import org.jspecify.annotations.Nullable;

/** What an upload asks for one of its goods. */
sealed interface PriceChange {
    long nmId();

    /** Price and discount of the goods; one of them may be left out, not both. */
    record OfGoods(long nmId, @Nullable Integer price, @Nullable Integer discount) implements PriceChange {}

    record OfSize(long nmId, long sizeId, int price) implements PriceChange {}

    record OfClub(long nmId, int clubDiscount) implements PriceChange {}

    /** Enters a promotion with the discount it recommends. */
    record IntoPromotion(long nmId, int promotionId) implements PriceChange {}
}
