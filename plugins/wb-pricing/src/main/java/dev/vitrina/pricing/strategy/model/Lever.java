package dev.vitrina.pricing.strategy.model;

import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import java.util.function.LongPredicate;

/**
 * What is moved, as a whole number that grows with what is paid: the price before discount, or the discount below zero. So both obey the same limits.
 *
 * @param now   where it stands
 * @param least and {@code most}: between what it can be moved
 */
record Lever(Offer offer, boolean byDiscount, long now, long least, long most) {
    static Lever of(Offer offer, boolean byDiscount) {
        return byDiscount
            ? new Lever(offer, true, -offer.discount(), -Prices.MOST_DISCOUNT, 0)
            : new Lever(offer, false, offer.lowest().longValueExact(), 1, Prices.MOST.longValueExact());
    }

    Offer at(long position) {
        return byDiscount
            ? offer.withDiscount(Math.toIntExact(-position))
            : offer.withPrice(BigDecimal.valueOf(position));
    }

    /** The lowest position from which on this is true; one above {@code most} when it is nowhere. @param rises once true, true for all above */
    long lowest(LongPredicate rises) {
        long from = least;
        long to = most + 1;
        while (from < to) {
            long middle = Math.floorDiv(from + to, 2L);
            if (middle <= most && rises.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** The highest position up to which this is true; one below {@code least} when it is nowhere. @param falls once false, false for all above */
    long highest(LongPredicate falls) {
        return lowest(position -> !falls.test(position)) - 1;
    }
}
