package dev.vitrina.pricing.day;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Days by Moscow's clock, as Wildberries counts them (WB rates spec: dates without a time). */
public final class Days {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private final Clock clock;

    public Days(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(MOSCOW));
    }

    /**
     * A day of a GraphQL argument.
     *
     * @param text {@code 2026-11-28}; today when it is null
     * @throws VitrinaException {@code INVALID_INPUT} for what is no day, or not of this century
     */
    public LocalDate of(@Nullable String text) {
        if (text == null) {
            return today();
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= 2000 && day.getYear() < 2100) {
                return day;
            }
        } catch (DateTimeException none) {
            // Said below.
        }
        throw new VitrinaException(ErrorCode.INVALID_INPUT, "A day is written 2026-11-28, and of this century");
    }
}
