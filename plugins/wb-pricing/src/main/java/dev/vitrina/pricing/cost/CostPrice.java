package dev.vitrina.pricing.cost;

import dev.vitrina.api.user.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a piece costs the seller, from a date on and until the next one.
 *
 * @param amount   in units of the currency; hundredths at most
 * @param currency ISO 4217
 * @param by       who said so last
 */
public record CostPrice(Sku sku, LocalDate validFrom, BigDecimal amount, String currency, Actor by, Instant at) {}
