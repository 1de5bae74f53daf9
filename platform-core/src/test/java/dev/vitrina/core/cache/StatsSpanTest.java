package dev.vitrina.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.cache.CacheStatistics.Resolution;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsSpanTest {

    private static final Instant NOW = Instant.parse("2026-06-15T10:20:30Z");

    @Test
    void isTheLastSevenDaysByHourUnlessToldOtherwise() {
        StatsSpan span = StatsSpan.of(null, null, NOW);

        assertThat(span).isEqualTo(new StatsSpan(Instant.parse("2026-06-08T10:00:00Z"), NOW, Resolution.HOUR));
        assertThat(span.steps())
            .hasSize(7 * 24 + 1)
            .startsWith(span.from())
            .endsWith(Instant.parse("2026-06-15T10:00:00Z"));
    }

    @Test
    void isByWholeDayWhenItIsLonger() {
        StatsSpan span = StatsSpan.of(Instant.parse("2026-06-01T09:00:00Z"), null, NOW);

        assertThat(span).isEqualTo(new StatsSpan(Instant.parse("2026-06-01T00:00:00Z"), NOW, Resolution.DAY));
        assertThat(span.steps()).hasSize(15).endsWith(Instant.parse("2026-06-15T00:00:00Z"));
    }

    @Test
    void isByDayWhereHoursAreNoLongerKept() {
        StatsSpan span = StatsSpan.of(
            Instant.parse("2026-03-01T09:00:00Z"),
            Instant.parse("2026-03-02T09:00:00Z"),
            NOW
        );

        assertThat(span.resolution()).isEqualTo(Resolution.DAY);
        assertThat(span.steps()).hasSize(2);
    }

    @Test
    void endsNowAtTheLatest() {
        assertThat(StatsSpan.of(null, NOW.plusSeconds(5), NOW).to()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource(
        {
            "2026-06-15T10:00:00Z, 2026-06-15T10:00:00Z",
            "2026-06-15T10:00:01Z, 2026-06-15T10:00:00Z",
            "2026-06-15T10:20:30Z,",
            "2027-01-01T00:00:00Z, 2028-01-01T00:00:00Z",
            "2025-05-11T10:20:29Z,",
        }
    )
    void mustBeginBeforeItEndsAndNotTooLongAgo(Instant from, @Nullable Instant to) {
        assertThatThrownBy(() -> StatsSpan.of(from, to, NOW))
            .isInstanceOf(VitrinaException.class)
            .extracting("code")
            .isEqualTo(ErrorCode.INVALID_INPUT);
    }
}
