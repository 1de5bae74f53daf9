package dev.vitrina.pricing.strategy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TriggerTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Trigger.At NINE = new Trigger.At(EnumSet.allOf(DayOfWeek.class), LocalTime.of(9, 0));

    @Test
    void isDueByMoscowsClock() {
        assertThat(NINE.due(LONG_AGO, Instant.parse("2026-11-28T05:59:59Z"))).isEmpty();
        assertThat(NINE.due(LONG_AGO, Instant.parse("2026-11-28T06:00:00Z"))).contains(
            Instant.parse("2026-11-28T06:00:00Z")
        );
    }

    @Test
    void makesUpForAShortAbsenceAndNotForALongOne() {
        assertThat(NINE.due(LONG_AGO, Instant.parse("2026-11-28T07:59:00Z"))).isPresent();
        assertThat(NINE.due(LONG_AGO, Instant.parse("2026-11-28T08:00:01Z"))).isEmpty();
    }

    @Test
    void makesUpPastMidnight() {
        Trigger.At late = new Trigger.At(Set.of(DayOfWeek.SATURDAY), LocalTime.of(23, 50));

        assertThat(late.due(LONG_AGO, Instant.parse("2026-11-28T21:10:00Z")))
            .as("Sunday in Moscow")
            .contains(Instant.parse("2026-11-28T20:50:00Z"));
    }

    @Test
    void countsNothingFromBeforeItWasArmed() {
        Instant armed = Instant.parse("2026-11-28T06:30:00Z");

        assertThat(NINE.due(armed, Instant.parse("2026-11-28T07:00:00Z"))).isEmpty();
        assertThat(NINE.due(armed, Instant.parse("2026-11-29T06:00:30Z"))).isPresent();
    }
}
