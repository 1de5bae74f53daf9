package dev.vitrina.pricing.margin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one sold piece costs; each part null when it is not known, and then named in {@code missing}. Amounts are exact, in units of the currency. Prices are
 * those buyers are asked for, the seller's discount taken off; what Wildberries gives them on top is Wildberries' own.
 *
 * @param cost              of the piece; of a good with sizes the dearest one's, so that no size is sold at a loss
 * @param commissionPercent of the price
 * @param logistics         of a sold piece, those that come back included
 * @param currency          ISO 4217, of all amounts
 * @param basis             what the numbers are made of
 */
public record UnitEconomics(
    @Nullable BigDecimal cost,
    @Nullable BigDecimal commissionPercent,
    @Nullable BigDecimal logistics,
    Tax tax,
    String currency,
    Set<Missing> missing,
    Basis basis
) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public UnitEconomics {
        missing = Set.copyOf(missing);
        if (missing.isEmpty() && Stream.of(cost, commissionPercent, logistics).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("What is not known must be named as missing");
        }
    }

    public BigDecimal taxPercent() {
        return tax.percent();
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }

    /** @throws IllegalArgumentException for a negative price */
    public Margin at(BigDecimal discountedPrice) {
        if (discountedPrice.signum() < 0) {
            throw new IllegalArgumentException("A price is not negative");
        }
        BigDecimal commission = commissionPercent == null ? null : percentOf(commissionPercent, discountedPrice);
        Leaves leaves = leaves();
        boolean hasPercent = isComplete() && discountedPrice.signum() > 0;
        return new Margin(
            discountedPrice,
            cost,
            commission,
            logistics,
            taxOf(discountedPrice),
            isComplete() ? leaves.profit(discountedPrice) : null,
            hasPercent ? leaves.percent(discountedPrice) : null,
            missing
        );
    }

    /**
     * The least price without a loss, in hundredths; empty when the cost is missing, or no price is high enough. While something else is missing it is a lower
     * bound: below it there is a loss for sure.
     */
    public Optional<BigDecimal> floor() {
        return cost == null ? Optional.empty() : leaves().priceFor(BigDecimal.ZERO);
    }

    /** The least price, in hundredths, of which at least this percent is profit; empty when anything is missing, or no price is high enough. */
    public Optional<BigDecimal> priceFor(BigDecimal marginPercent) {
        return isComplete() ? leaves().priceFor(marginPercent) : Optional.empty();
    }

    /**
     * The largest whole percent, from 0 to 99, that can be taken off this price without a loss; empty when anything is missing, or the price itself is a loss.
     *
     * @throws IllegalArgumentException for a price that is not above 0
     */
    public OptionalInt breakEvenDiscount(BigDecimal price) {
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("A price is above 0");
        }
        Optional<BigDecimal> floor = isComplete() ? floor() : Optional.empty();
        if (floor.isEmpty() || floor.get().compareTo(price) > 0) {
            return OptionalInt.empty();
        }
        // price * (100 - discount) / 100 >= floor
        BigDecimal kept = floor.get().multiply(HUNDRED).divide(price, 0, RoundingMode.CEILING).max(BigDecimal.ONE);
        return OptionalInt.of(HUNDRED.subtract(kept).intValueExact());
    }

    /** Of what is known; the rest counts as nothing. */
    private Leaves leaves() {
        return Leaves.of(known(commissionPercent), known(cost).add(known(logistics)), tax);
    }

    private @Nullable BigDecimal taxOf(BigDecimal price) {
        return switch (tax.system()) {
            case NONE -> BigDecimal.ZERO;
            case USN_INCOME -> percentOf(tax.percent(), price);
            case VAT -> price
                .multiply(tax.percent())
                .divide(HUNDRED.add(tax.percent()), Leaves.SCALE, RoundingMode.HALF_UP);
            case USN_INCOME_MINUS_COSTS -> isComplete() ? ofWhatStays(price) : null;
        };
    }

    private BigDecimal ofWhatStays(BigDecimal price) {
        BigDecimal before = price
            .multiply(HUNDRED.subtract(known(commissionPercent)))
            .movePointLeft(2)
            .subtract(known(cost))
            .subtract(known(logistics));
        return percentOf(tax.percent(), before.max(BigDecimal.ZERO));
    }

    private static BigDecimal percentOf(BigDecimal percent, BigDecimal amount) {
        return amount.multiply(percent).movePointLeft(2).setScale(Leaves.SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal known(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
