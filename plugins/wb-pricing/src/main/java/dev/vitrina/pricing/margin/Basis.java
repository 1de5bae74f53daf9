package dev.vitrina.pricing.margin;

import dev.vitrina.pricing.tariff.BoxTariff.Rate;
import dev.vitrina.pricing.tariff.SalesModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of {@link UnitEconomics} are made of; null where that is not known.
 *
 * @param costSince     from when the cost counts
 * @param subjectName   whose commission it is
 * @param volume        litres
 * @param warehouse     whose tariff it is
 * @param rate          of that warehouse
 * @param buyoutPercent how many of a hundred pieces that are sent stay with buyers
 */
public record Basis(
    @Nullable LocalDate costSince,
    SalesModel model,
    @Nullable String subjectName,
    @Nullable BigDecimal volume,
    @Nullable String warehouse,
    @Nullable Rate rate,
    BigDecimal buyoutPercent
) {}
