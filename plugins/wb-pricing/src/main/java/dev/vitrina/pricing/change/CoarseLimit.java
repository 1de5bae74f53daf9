package dev.vitrina.pricing.change;

import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The limit that is told to who may not see costs: what a price has to reach is raised to the next of a few amounts, so that prices which are tried one after
 * the other find that amount and not what is behind it. Never below what was asked of, so that it stays safe. Pure.
 */
public final class CoarseLimit {

    /** Twentieths: each amount is 5 % above the last. */
    private static final long PARTS = 20;

    private CoarseLimit() {}

    /** @param least in whole units or finer; what no price can reach stays as it is */
    public static BigDecimal of(BigDecimal least, String currency) {
        if (least.signum() <= 0 || least.compareTo(Prices.MOST) > 0) {
            return least;
        }
        // Of roubles at least ten; units of other currencies may be worth that much each.
        long step = currency.equals("RUB") ? 10 : 1;
        long wanted = least.setScale(0, RoundingMode.CEILING).longValueExact();
        long limit = step;
        while (limit < wanted) {
            limit += Math.max(step, Math.ceilDiv(limit, PARTS));
        }
        return BigDecimal.valueOf(limit);
    }
}
