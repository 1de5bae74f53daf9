package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Hash;
import dev.vitrina.sandbox.catalogue.Size;
import dev.vitrina.sandbox.catalogue.Subject;
import dev.vitrina.sandbox.promotion.Promotions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** The prices a card has before anybody changed them, computed from its nmId and subject. Immutable. */
public final class PriceGenerator {

    private static final int PRICE = 1;
    private static final int DISCOUNT = 2;
    private static final int CLUB = 3;
    private static final int BY_SIZE = 4;
    private static final int SIZE = 5;

    private final GoodsTraits traits;

    public PriceGenerator(long seed, Promotions promotions) {
        this.traits = new GoodsTraits(new Hash(seed * 31 + 8), promotions);
    }

    GoodsTraits traits() {
        return traits;
    }

    /** Whether its sizes may have prices of their own: the subject decides (items spec, editableSizePrice). */
    static boolean hasEditableSizePrice(Card card) {
        Subject.SizeGrid grid = card.subject().sizes();
        return grid == Subject.SizeGrid.SHOES || grid == Subject.SizeGrid.CHILDREN;
    }

    Goods of(Card card) {
        long nmId = card.nmId();
        if (traits.isUnpriced(nmId)) {
            return new Goods(nmId, 0, Map.of(), 0, 0, null, new HashSet<>(traits.promotions(nmId)));
        }
        boolean dear = !traits.isBelowCost(nmId);
        int low = card.subject().roubles().get(0);
        int price = traits.between(low, card.subject().roubles().get(1), nmId, PRICE);
        int discount = dear ? discount(nmId) : traits.between(90, 95, nmId, DISCOUNT);
        int club = traits.chance(25, nmId, CLUB) ? traits.between(3, 15, nmId, CLUB) : 0;
        boolean held = traits.mayBeHeld(nmId) && !hasEditableSizePrice(card);
        return new Goods(
            nmId,
            price,
            sizePrices(card, price),
            discount,
            club,
            held ? new Held(Math.max(1, price / 4), discount) : null,
            new HashSet<>(traits.promotions(nmId))
        );
    }

    /** 0 to 60, now and then up to the 95 per cent WB allows. */
    private int discount(long nmId) {
        return traits.chance(4, nmId, DISCOUNT)
            ? traits.between(61, 95, nmId, DISCOUNT)
            : traits.between(0, 60, nmId, DISCOUNT);
    }

    /** Half of the goods that may have prices by size do. */
    private Map<Long, Integer> sizePrices(Card card, int price) {
        if (!hasEditableSizePrice(card) || !traits.chance(50, card.nmId(), BY_SIZE)) {
            return Map.of();
        }
        Map<Long, Integer> prices = new HashMap<>();
        for (Size size : card.sizes()) {
            prices.put(size.chrtId(), price + traits.between(0, 4, size.chrtId(), SIZE) * 50);
        }
        return prices;
    }
}
