package dev.vitrina.sandbox.prices;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prices at this moment, for the control API.
 *
 * @param nmId       in JSON {@code nmID}
 * @param price      0 = none was ever set
 * @param sizePrices by sizeID; empty unless sizes have prices of their own
 * @param held       the price in quarantine
 * @param promotions ids
 */
public record GoodsStatus(
    @JsonProperty("nmID") long nmId,
    int price,
    Map<Long, Integer> sizePrices,
    int discount,
    int clubDiscount,
    boolean editableSizePrice,
    @Nullable Held held,
    List<Integer> promotions
) {
    public static GoodsStatus of(PricedCard priced) {
        Goods goods = priced.goods();
        return new GoodsStatus(
            goods.nmId(),
            goods.price(),
            new TreeMap<>(goods.sizePrices()),
            goods.discount(),
            goods.clubDiscount(),
            PriceGenerator.hasEditableSizePrice(priced.card()),
            goods.held(),
            goods.promotions().stream().sorted().toList()
        );
    }
}
