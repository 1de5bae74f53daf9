package dev.vitrina.pricing.tariff;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Wildberries keeps of the price of goods of a subject, in percent.
 *
 * @param fbw null where the seller's country has no such model
 * @param fbs likewise
 */
public record Commission(
    long subjectId,
    @Nullable String subjectName,
    @Nullable BigDecimal fbw,
    @Nullable BigDecimal fbs
) {
    public Optional<BigDecimal> of(SalesModel model) {
        return Optional.ofNullable(
            switch (model) {
                case FBW -> fbw;
                case FBS -> fbs;
            }
        );
    }
}
