package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Hash;
import dev.vitrina.sandbox.promotion.Promotion;
import dev.vitrina.sandbox.promotion.Promotion.Kind;
import dev.vitrina.sandbox.promotion.Promotions;
import java.util.List;

/** What the nmId alone decides about generated goods, so that a list can be filtered without building a card. Immutable. */
final class GoodsTraits {

    private static final int UNPRICED = 1;
    private static final int BELOW_COST = 2;
    private static final int HELD = 3;
    private static final int TURNOVER = 4;
    private static final int STOCK = 5;
    private static final int OFFERED = 1_000;
    private static final int JOINED = 100_000;

    private final Hash hash;
    private final List<Promotion> running;

    GoodsTraits(Hash hash, Promotions promotions) {
        this.hash = hash;
        this.running = promotions.runningAtStart();
    }

    /** 2 in 100 goods never got a price. */
    boolean isUnpriced(long nmId) {
        return hash.chance(2, nmId, UNPRICED);
    }

    /** 3 in 100 are sold for less than any cost. */
    boolean isBelowCost(long nmId) {
        return hash.chance(3, nmId, BELOW_COST);
    }

    /** 1 in 100 is in quarantine, unless it has no price or prices by size. */
    boolean mayBeHeld(long nmId) {
        return hash.chance(1, nmId, HELD) && !isUnpriced(nmId);
    }

    /** 5 in 100 have a low stock index. */
    boolean hasBadTurnover(long nmId) {
        return hash.chance(5, nmId, TURNOVER);
    }

    /** 8 in 10 are in stock. */
    boolean isInStock(long nmId) {
        return hash.chance(80, nmId, STOCK);
    }

    boolean isOffered(Promotion promotion, long nmId) {
        boolean chosen = promotion.kind() == Kind.SALE
            ? hasBadTurnover(nmId)
            : hash.chance(promotion.offeredPercent(), nmId, OFFERED + promotion.id());
        return chosen && !isUnpriced(nmId);
    }

    /** Whether it takes part from the start: 4 in 10 of those it is offered to, if it runs. */
    boolean takesPart(Promotion promotion, long nmId) {
        return (
            running.contains(promotion) && hash.chance(40, nmId, JOINED + promotion.id()) && isOffered(promotion, nmId)
        );
    }

    List<Integer> promotions(long nmId) {
        return running
            .stream()
            .filter(promotion -> takesPart(promotion, nmId))
            .map(Promotion::id)
            .toList();
    }

    int between(int low, int high, long nmId, int purpose) {
        return hash.between(low, high, nmId, 10_000 + purpose);
    }

    boolean chance(int percent, long nmId, int purpose) {
        return hash.chance(percent, nmId, 20_000 + purpose);
    }
}
