package dev.vitrina.pricing.tariff;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tariffs of all warehouses for boxes on a date.
 *
 * @param currency ISO 4217
 * @param nextFrom when other ones begin, as Wildberries writes it; null when none are announced
 */
public record BoxTariffs(String currency, @Nullable String nextFrom, List<BoxTariff> warehouses) {
    public BoxTariffs {
        warehouses = List.copyOf(warehouses);
    }

    /** By its name, in any case; of a single warehouse also without. */
    public Optional<BoxTariff> of(String warehouse) {
        if (warehouse.isBlank()) {
            return warehouses.size() == 1 ? Optional.of(warehouses.getFirst()) : Optional.empty();
        }
        return warehouses
            .stream()
            .filter(one -> one.warehouse().equalsIgnoreCase(warehouse.strip()))
            .findFirst();
    }
}
