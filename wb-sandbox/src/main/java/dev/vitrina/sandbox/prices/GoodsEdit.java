package dev.vitrina.sandbox.prices;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A change of prices without an upload; what is null stays. @param sizePrices by sizeID */
public record GoodsEdit(
    @Nullable Integer price,
    @Nullable Integer discount,
    @Nullable Integer clubDiscount,
    @Nullable Map<Long, Integer> sizePrices
) {
    public static GoodsEdit price(int price, int discount) {
        return new GoodsEdit(price, discount, null, null);
    }

    public Goods applyTo(Goods before) {
        Goods goods = price == null ? before : before.withPrice(price);
        goods = discount == null ? goods : goods.withDiscount(discount);
        goods = clubDiscount == null ? goods : goods.withClubDiscount(clubDiscount);
        if (sizePrices != null) {
            for (Map.Entry<Long, Integer> size : sizePrices.entrySet()) {
                goods = goods.withSizePrice(size.getKey(), size.getValue());
            }
        }
        return goods.holding(null);
    }

    public static UnaryOperator<Goods> quarantine(int price, int discount) {
        return goods -> goods.holding(new Held(price, discount));
    }

    public static UnaryOperator<Goods> release(boolean apply) {
        return goods -> {
            Held held = goods.held();
            Goods released = goods.holding(null);
            return held == null || !apply ? released : released.withPrice(held.price()).withDiscount(held.discount());
        };
    }

    public static UnaryOperator<Goods> join(int promotionId) {
        return goods -> goods.joining(promotionId);
    }

    public static UnaryOperator<Goods> leave(int promotionId) {
        return goods -> goods.leaving(promotionId);
    }
}
