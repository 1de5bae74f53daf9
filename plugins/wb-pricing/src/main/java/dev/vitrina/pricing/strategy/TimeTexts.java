package dev.vitrina.pricing.strategy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days and times as people write them; null for what is none. */
final class TimeTexts {

    private TimeTexts() {}

    static Set<DayOfWeek> days(@Nullable List<DayOfWeek> days) {
        return days == null ? Set.of() : new HashSet<>(days);
    }

    /** {@code 2026-11-28} */
    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** {@code 09:30} */
    static @Nullable LocalTime time(@Nullable String text) {
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
