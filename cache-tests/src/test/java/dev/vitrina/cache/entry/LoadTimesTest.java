package dev.vitrina.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** How much earlier a value is due, by what loads of its endpoint have taken. */
class LoadTimesTest {

    private static final int VALUES = 10_000;

    private final AtomicLong time = new AtomicLong(-7);
    private final LoadTimes times = new LoadTimes(time::get);

    @Test
    void leadsByNothingWhereNothingWasLoaded() {
        take("others", Duration.ofSeconds(10));

        assertThat(times.lead("slow", 1)).isZero();
    }

    @Test
    void leadsByWhatALoadTakesOnAverageAndByTwiceThatForOneValueInSeven() {
        take("slow", Duration.ofSeconds(10));

        assertThat(leads().average().orElseThrow()).isCloseTo(10e9, Percentage.withPercentage(5));
        assertThat(
            (double) leads()
                .filter(lead -> lead > 20e9)
                .count() /
            VALUES
        ).isBetween(0.12, 0.15);
        assertThat(leads().min().orElseThrow()).isNotNegative();
    }

    @Test
    void drawsTheSameForTheSameValue() {
        take("slow", Duration.ofSeconds(10));

        assertThat(times.lead("slow", 42)).isEqualTo(times.lead("slow", 42)).isNotEqualTo(times.lead("slow", 43));
    }

    @Test
    void forgetsWhatTookLongOnce() {
        take("slow", Duration.ofSeconds(10));
        long before = times.lead("slow", 42);
        for (int i = 0; i < 50; i++) {
            take("slow", Duration.ofMillis(1));
        }

        assertThat(times.lead("slow", 42)).isLessThan(before / 100);
    }

    private LongStream leads() {
        return LongStream.range(0, VALUES).map(draw -> times.lead("slow", draw));
    }

    private void take(String endpoint, Duration duration) {
        long began = times.now();
        time.addAndGet(duration.toNanos());
        times.ended(endpoint, began);
    }
}
