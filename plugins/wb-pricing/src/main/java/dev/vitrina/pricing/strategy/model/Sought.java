package dev.vitrina.pricing.strategy.model;

import dev.vitrina.pricing.strategy.model.Line.Code;
import java.math.BigDecimal;

/** What a {@link Formula} wants of one offer. */
public sealed interface Sought {
    /** @param price before discount, whole */
    record Price(BigDecimal price, Code why) implements Sought {}

    record Discount(int percent, Code why) implements Sought {}

    /** It cannot be told. */
    record Unknown(Code why) implements Sought {}
}
