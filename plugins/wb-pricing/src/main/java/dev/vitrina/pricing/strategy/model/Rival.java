package dev.vitrina.pricing.strategy.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a competitor asks for the like of a good.
 *
 * @param price  that a buyer pays, in units of the currency
 * @param seenAt when that was seen
 */
public record Rival(BigDecimal price, String currency, Instant seenAt) {}
