package dev.vitrina.pricing.margin;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.pricing.tariff.BoxTariff.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Wildberries takes for carrying a piece. */
final class Logistics {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO_HUNDRED = BigDecimal.valueOf(200);

    private Logistics() {}

    /** Of the packed product, in litres, exactly; empty when a side is missing or 0. */
    static Optional<BigDecimal> volume(CatalogueCard.@Nullable Dimensions dimensions) {
        if (dimensions == null) {
            return Optional.empty();
        }
        BigDecimal cubicCentimetres = side(dimensions.length())
            .multiply(side(dimensions.width()))
            .multiply(side(dimensions.height()));
        return cubicCentimetres.signum() > 0
            ? Optional.of(cubicCentimetres.movePointLeft(3).stripTrailingZeros())
            : Optional.empty();
    }

    private static BigDecimal side(@Nullable Integer centimetres) {
        return centimetres == null || centimetres < 0 ? BigDecimal.ZERO : BigDecimal.valueOf(centimetres);
    }

    /** One way: the first litre, and each further one that is begun. The spec does not say how parts of a litre count; so they never count too little. */
    static BigDecimal oneWay(Rate rate, BigDecimal volume) {
        BigDecimal further = volume.subtract(BigDecimal.ONE).max(BigDecimal.ZERO).setScale(0, RoundingMode.CEILING);
        return rate.base().add(rate.litre().multiply(further));
    }

    /**
     * Of a piece that is sold. Of a hundred that are sent, those that are not bought come back, by the same tariff (WB rates spec, tariffs/box: from the buyer as
     * well as to him); who buys pays for them all: {@code oneWay * (100 + 100 - buyout) / buyout}. Rounded up to hundredths.
     *
     * @param buyoutPercent above 0, at most 100
     */
    static BigDecimal perSold(BigDecimal oneWay, BigDecimal buyoutPercent) {
        if (buyoutPercent.signum() <= 0 || buyoutPercent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException(
                "A share of what is bought is above 0 and at most 100, was " + buyoutPercent
            );
        }
        return oneWay
            .multiply(TWO_HUNDRED.subtract(buyoutPercent))
            .divide(buyoutPercent, Leaves.SCALE, RoundingMode.CEILING);
    }
}
