package dev.vitrina.pricing.tariff;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Wildberries takes for carrying and keeping goods that came to a warehouse in boxes, its coefficients included (WB rates spec, tariffs/box). Amounts
 * are in the tariffs' currency; null where the warehouse has no such tariff.
 *
 * @param delivery    from the warehouse to a buyer
 * @param marketplace the same from the seller's own warehouse (FBS)
 * @param storage     a day
 */
public record BoxTariff(
    String warehouse,
    @Nullable String region,
    @Nullable Rate delivery,
    @Nullable Rate marketplace,
    @Nullable Rate storage
) {
    /** For the first litre and for each further one. */
    public record Rate(BigDecimal base, BigDecimal litre) {}

    public Optional<Rate> delivery(SalesModel model) {
        return Optional.ofNullable(
            switch (model) {
                case FBW -> delivery;
                case FBS -> marketplace;
            }
        );
    }
}
