package dev.vitrina.sandbox.prices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one card, in whole units of the seller's currency.
 *
 * @param price        before discount; 0 = none was ever set. The contract does not say how such goods are listed; here they are, with 0
 * @param sizePrices   of sizes that have a price of their own, by sizeID
 * @param discount     per cent
 * @param clubDiscount per cent, on top of the discount
 * @param held         the price in quarantine; null when there is none
 * @param promotions   ids of those it takes part in
 */
public record Goods(
    long nmId,
    int price,
    Map<Long, Integer> sizePrices,
    int discount,
    int clubDiscount,
    @Nullable Held held,
    Set<Integer> promotions
) {
    public Goods {
        sizePrices = Map.copyOf(sizePrices);
        promotions = Set.copyOf(promotions);
    }

    int priceOf(long sizeId) {
        return sizePrices.getOrDefault(sizeId, price);
    }

    BigDecimal discountedPrice() {
        return reduced(BigDecimal.valueOf(price), discount);
    }

    /** A new price for the goods counts for all sizes. */
    Goods withPrice(int value) {
        return new Goods(nmId, value, Map.of(), discount, clubDiscount, held, promotions);
    }

    Goods withSizePrice(long sizeId, int value) {
        Map<Long, Integer> prices = new TreeMap<>(sizePrices);
        prices.put(sizeId, value);
        return new Goods(nmId, price == 0 ? value : price, prices, discount, clubDiscount, held, promotions);
    }

    Goods withDiscount(int value) {
        return new Goods(nmId, price, sizePrices, value, clubDiscount, held, promotions);
    }

    Goods withClubDiscount(int value) {
        return new Goods(nmId, price, sizePrices, discount, value, held, promotions);
    }

    Goods holding(@Nullable Held value) {
        return new Goods(nmId, price, sizePrices, discount, clubDiscount, value, promotions);
    }

    Goods joining(int promotionId) {
        Set<Integer> more = new TreeSet<>(promotions);
        more.add(promotionId);
        return new Goods(nmId, price, sizePrices, discount, clubDiscount, held, more);
    }

    Goods leaving(int promotionId) {
        Set<Integer> fewer = new TreeSet<>(promotions);
        fewer.remove(promotionId);
        return new Goods(nmId, price, sizePrices, discount, clubDiscount, held, fewer);
    }

    static BigDecimal reduced(BigDecimal price, int percent) {
        return price
            .multiply(BigDecimal.valueOf(100L - percent))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    }
}
