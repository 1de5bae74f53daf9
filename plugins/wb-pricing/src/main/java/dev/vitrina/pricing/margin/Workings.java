package dev.vitrina.pricing.margin;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.pricing.cost.CostPrice;
import dev.vitrina.pricing.tariff.BoxTariff;
import dev.vitrina.pricing.tariff.BoxTariff.Rate;
import dev.vitrina.pricing.tariff.BoxTariffs;
import dev.vitrina.pricing.tariff.Commission;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out {@link UnitEconomics} of what was read. Pure.
 *
 * @param commissions by subject; null when they cannot be had
 * @param boxes       null when they cannot be had
 */
record Workings(MarginSettings settings, @Nullable Map<Long, Commission> commissions, @Nullable BoxTariffs boxes) {
    private static final String ROUBLES = "RUB";

    /** @param card null when the catalogue has none */
    UnitEconomics of(@Nullable CatalogueCard card, Optional<CostPrice> cost) {
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        String currency = boxes != null ? boxes.currency() : cost.map(CostPrice::currency).orElse(ROUBLES);
        if (cost.isEmpty()) {
            missing.add(Missing.COST);
        }
        Optional<CostPrice> counted = cost.filter(price -> price.currency().equals(currency));
        if (cost.isPresent() && counted.isEmpty()) {
            missing.add(Missing.COST_CURRENCY);
        }
        if (card == null) {
            missing.add(Missing.CARD);
        }
        BigDecimal commission = card == null ? null : commission(card, missing).orElse(null);
        BigDecimal volume = card == null ? null : volume(card, missing).orElse(null);
        BoxTariff warehouse = warehouse(missing);
        Rate rate = warehouse == null ? null : rate(warehouse, missing);
        BigDecimal logistics = volume == null || rate == null
            ? null
            : Logistics.perSold(Logistics.oneWay(rate, volume), settings.buyoutPercent());
        return new UnitEconomics(
            counted.map(CostPrice::amount).orElse(null),
            commission,
            logistics,
            settings.tax(),
            currency,
            missing,
            new Basis(
                cost.map(CostPrice::validFrom).orElse(null),
                settings.model(),
                card == null ? null : card.subjectName(),
                volume,
                warehouse == null ? null : warehouse.warehouse(),
                rate,
                settings.buyoutPercent()
            )
        );
    }

    private Optional<BigDecimal> commission(CatalogueCard card, Set<Missing> missing) {
        Long subject = card.subjectId();
        if (subject == null) {
            missing.add(Missing.SUBJECT);
            return Optional.empty();
        }
        Optional<BigDecimal> percent = Optional.ofNullable(commissions)
            .map(known -> known.get(subject))
            .flatMap(known -> known.of(settings.model()));
        if (percent.isEmpty()) {
            missing.add(Missing.COMMISSION);
        }
        return percent;
    }

    private static Optional<BigDecimal> volume(CatalogueCard card, Set<Missing> missing) {
        Optional<BigDecimal> volume = Logistics.volume(card.dimensions());
        if (volume.isEmpty()) {
            missing.add(Missing.DIMENSIONS);
        }
        return volume;
    }

    private @Nullable BoxTariff warehouse(Set<Missing> missing) {
        if (boxes == null) {
            missing.add(Missing.LOGISTICS);
            return null;
        }
        Optional<BoxTariff> warehouse = boxes.of(settings.warehouse());
        if (warehouse.isEmpty()) {
            missing.add(Missing.WAREHOUSE);
        }
        return warehouse.orElse(null);
    }

    private @Nullable Rate rate(BoxTariff warehouse, Set<Missing> missing) {
        Optional<Rate> rate = warehouse.delivery(settings.model());
        if (rate.isEmpty()) {
            missing.add(Missing.WAREHOUSE);
        }
        return rate.orElse(null);
    }
}
