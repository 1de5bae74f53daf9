package dev.vitrina.pricing.strategy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardsTest {

    @Test
    void hoursGoOnPastMidnightByTheDayTheyBeginOn() {
        Guards.Hours night = new Guards.Hours(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));

        assertThat(night.has(LocalDateTime.parse("2026-11-27T23:00:00"))).isTrue();
        assertThat(night.has(LocalDateTime.parse("2026-11-28T05:59:00"))).isTrue();
        assertThat(night.has(LocalDateTime.parse("2026-11-28T06:00:00"))).isFalse();
        assertThat(night.has(LocalDateTime.parse("2026-11-27T05:00:00"))).as("Thursday's night").isFalse();
        assertThat(night.has(LocalDateTime.parse("2026-11-28T23:00:00"))).isFalse();
    }

    @Test
    void noStepIsNearTheThirdThatIsQuarantined() {
        assertThatIllegalArgumentException().isThrownBy(() ->
            new Guards(null, null, null, new BigDecimal("50.01"), 1, 0, null)
        );
    }
}
