package dev.vitrina.pricing.strategy.model;

import dev.vitrina.pricing.margin.UnitEconomics;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one offer when it is decided about.
 *
 * @param at           the moment
 * @param economics    null where nobody asked for it
 * @param rival        null when none is known
 * @param changesToday how often its price changed within the last 24 hours, whoever changed it
 * @param changedAt    when it changed last; null when it never did
 */
public record Facts(
    Instant at,
    @Nullable UnitEconomics economics,
    @Nullable Rival rival,
    int changesToday,
    @Nullable Instant changedAt
) {
    /** Wildberries' and the sellers' clock. */
    public static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    LocalDateTime local() {
        return LocalDateTime.ofInstant(at, MOSCOW);
    }
}
