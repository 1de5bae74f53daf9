package dev.vitrina.pricing.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A cost that is to be kept. */
record NewCost(Sku sku, LocalDate validFrom, BigDecimal amount, String currency) {
    Key key() {
        return new Key(sku, validFrom);
    }

    /** Of which there is one. */
    record Key(Sku sku, LocalDate validFrom) {}
}
