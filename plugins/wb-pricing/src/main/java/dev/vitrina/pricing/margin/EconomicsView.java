package dev.vitrina.pricing.margin;

import dev.vitrina.pricing.tariff.SalesModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps to the GraphQL type {@code PricingEconomics}; its fields with arguments are the controller's. */
public record EconomicsView(
    long nmId,
    String currency,
    @Nullable String cost,
    @Nullable String commissionPercent,
    @Nullable String logistics,
    TaxSystem taxSystem,
    String taxPercent,
    List<Missing> missing,
    BasisView basis,
    @Nullable String floor,
    UnitEconomics economics
) {
    static EconomicsView of(long nmId, @Nullable UnitEconomics found) {
        UnitEconomics economics = Objects.requireNonNull(found, "Every good that is asked for has an answer");
        return new EconomicsView(
            nmId,
            economics.currency(),
            text(economics.cost()),
            text(economics.commissionPercent()),
            text(economics.logistics()),
            economics.tax().system(),
            economics.taxPercent().toPlainString(),
            sorted(economics.missing()),
            BasisView.of(economics.basis()),
            text(economics.floor().orElse(null)),
            economics
        );
    }

    private static List<Missing> sorted(Set<Missing> missing) {
        return missing.stream().sorted().toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** Maps to {@code PricingEconomicsBasis}. */
    public record BasisView(
        @Nullable String costSince,
        SalesModel salesModel,
        @Nullable String subjectName,
        @Nullable String volume,
        @Nullable String warehouse,
        @Nullable String logisticsBase,
        @Nullable String logisticsLitre,
        String buyoutPercent
    ) {
        static BasisView of(Basis basis) {
            var rate = basis.rate();
            return new BasisView(
                text(basis.costSince()),
                basis.model(),
                basis.subjectName(),
                text(basis.volume()),
                basis.warehouse(),
                rate == null ? null : text(rate.base()),
                rate == null ? null : text(rate.litre()),
                basis.buyoutPercent().toPlainString()
            );
        }
    }

    /** Maps to {@code PricingMargin}. */
    public record MarginView(
        String price,
        @Nullable String cost,
        @Nullable String commission,
        @Nullable String logistics,
        @Nullable String tax,
        @Nullable String profit,
        @Nullable String percent,
        List<Missing> missing
    ) {
        static MarginView of(Margin margin) {
            return new MarginView(
                margin.price().toPlainString(),
                text(margin.cost()),
                text(margin.commission()),
                text(margin.logistics()),
                text(margin.tax()),
                text(margin.profit()),
                text(margin.percent()),
                sorted(margin.missing())
            );
        }
    }
}
