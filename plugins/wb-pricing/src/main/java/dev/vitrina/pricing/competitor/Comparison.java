package dev.vitrina.pricing.competitor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An own good among its rivals, by what is paid.
 *
 * @param basis      which own price it is
 * @param position   1 for the cheapest of all; rivals with the same price do not count as cheaper
 * @param of         goods compared, the own one among them
 * @param gapPercent how much cheaper the cheapest rival is, of the own price, to hundredths; negative when it is dearer
 * @param confidence of the cheapest rival's price
 */
record Comparison(
    Basis basis,
    BigDecimal own,
    BigDecimal lowest,
    BigDecimal median,
    int position,
    int of,
    BigDecimal gapPercent,
    Confidence confidence
) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Maps to the GraphQL enum {@code PricingComparisonBasis}. */
    enum Basis {
        /** What buyers see for the own good, too: like is compared with like. */
        STOREFRONT,
        /**
         * The seller's own discounted price, while the storefront's is not known. Rivals' prices hold a discount of Wildberries' own (SPP) that
         * this one does not: rivals look cheaper than they are.
         */
        SELLER_PRICE,
    }

    /** A rival's price and how sure it is. */
    record Rival(BigDecimal price, Confidence confidence) {}

    /** Empty without a rival's price, or without an own one. */
    static Optional<Comparison> of(Basis basis, BigDecimal own, Collection<Rival> rivals) {
        List<Rival> upwards = rivals
            .stream()
            .filter(rival -> rival.confidence() != Confidence.UNKNOWN)
            .sorted((one, other) ->
                one.price().compareTo(other.price()) == 0
                    ? one.confidence().compareTo(other.confidence())
                    : one.price().compareTo(other.price())
            )
            .toList();
        if (upwards.isEmpty() || own.signum() <= 0) {
            return Optional.empty();
        }
        Rival cheapest = upwards.getFirst();
        long cheaper = upwards
            .stream()
            .filter(rival -> rival.price().compareTo(own) < 0)
            .count();
        return Optional.of(
            new Comparison(
                basis,
                own,
                cheapest.price(),
                median(upwards.stream().map(Rival::price).toList()),
                (int) cheaper + 1,
                upwards.size() + 1,
                gap(own, cheapest.price()),
                cheapest.confidence()
            )
        );
    }

    /** How much less a price is than the own one, in percent of that, to hundredths. */
    static BigDecimal gap(BigDecimal own, BigDecimal price) {
        return own.subtract(price).multiply(HUNDRED).divide(own, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal median(List<BigDecimal> upwards) {
        int half = upwards.size() / 2;
        return upwards.size() % 2 == 1
            ? upwards.get(half)
            : upwards.get(half - 1).add(upwards.get(half)).divide(BigDecimal.TWO, 2, RoundingMode.HALF_UP);
    }
}
