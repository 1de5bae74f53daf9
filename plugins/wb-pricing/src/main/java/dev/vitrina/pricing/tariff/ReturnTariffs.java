package dev.vitrina.pricing.tariff;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to have goods brought back to the seller (WB rates spec, tariffs/return). Not a part of what a sold piece costs: it is paid for goods that
 * are not sold.
 *
 * @param currency ISO 4217
 */
public record ReturnTariffs(String currency, List<ReturnTariff> warehouses) {
    public ReturnTariffs {
        warehouses = List.copyOf(warehouses);
    }

    /**
     * Amounts in the tariffs' currency; null where there is none.
     *
     * @param officeBase   to a pick-up point, the first litre
     * @param officeLitre  and each further one
     * @param courierBase  by courier, the first litre
     * @param courierLitre and each further one
     * @param unclaimed    for a piece that is not fetched within seven days, and goes back again
     */
    public record ReturnTariff(
        String warehouse,
        @Nullable BigDecimal officeBase,
        @Nullable BigDecimal officeLitre,
        @Nullable BigDecimal courierBase,
        @Nullable BigDecimal courierLitre,
        @Nullable BigDecimal unclaimed
    ) {}
}
