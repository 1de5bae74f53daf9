package dev.vitrina.pricing.competitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightingTest {

    private static final Instant START = Instant.parse("2026-11-28T09:00:00Z");
    private static final Duration FRESH = Duration.ofHours(12);

    @Test
    void isSureOnceTwoReadingsAgree() {
        Sighting once = read(Sighting.NONE, 0, 100_000);
        Sighting twice = read(once, 1, 100_000);

        assertThat(Sighting.NONE.confidence(START, FRESH)).isEqualTo(Confidence.UNKNOWN);
        assertThat(at(once, 0)).isEqualTo(Confidence.UNSURE);
        assertThat(at(twice, 1)).isEqualTo(Confidence.FRESH);
        assertThat(twice.agreeing()).isEqualTo(2);
    }

    @Test
    void agesAndIsForgotten() {
        Sighting sure = sure(100_000);

        assertThat(at(sure, 12)).isEqualTo(Confidence.FRESH);
        assertThat(at(sure, 14)).isEqualTo(Confidence.STALE);
        assertThat(at(sure, 24 * 14 + 2)).isEqualTo(Confidence.UNKNOWN);
    }

    @Test
    void readsTheSameAnswerOnceOnly() {
        Sighting once = read(Sighting.NONE, 0, 100_000);

        assertThat(read(once, 0, 100_000)).isEqualTo(once);
        assertThat(read(once, -1, 200_000)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(longs = { 69_999, 142_858, 1_000 })
    void keepsThePriceUntilASuddenJumpIsConfirmed(long jump) {
        Sighting jumped = read(sure(100_000), 2, jump);

        assertThat(jumped.kopecks()).isEqualTo(100_000);
        assertThat(jumped.unconfirmed()).isEqualTo(jump);
        assertThat(at(jumped, 2)).isEqualTo(Confidence.UNSURE);

        Sighting confirmed = read(jumped, 3, jump);
        assertThat(confirmed.kopecks()).isEqualTo(jump);
        assertThat(at(confirmed, 3)).isEqualTo(Confidence.FRESH);
    }

    @Test
    void dropsAJumpThatTheNextReadingDoesNotConfirm() {
        Sighting back = read(read(sure(100_000), 2, 1_000), 3, 100_000);

        assertThat(back.unconfirmed()).isNull();
        assertThat(back.kopecks()).isEqualTo(100_000);
        assertThat(at(back, 3)).isEqualTo(Confidence.FRESH);
    }

    @Test
    void aSecondJumpElsewhereConfirmsNothing() {
        Sighting elsewhere = read(read(sure(100_000), 2, 1_000), 3, 400_000);

        assertThat(elsewhere.kopecks()).isEqualTo(100_000);
        assertThat(elsewhere.unconfirmed()).isEqualTo(400_000);
    }

    @ParameterizedTest
    @ValueSource(longs = { 70_000, 142_857, 99_999 })
    void takesASmallMoveAtOnceAndIsUnsureOfIt(long price) {
        Sighting moved = read(sure(100_000), 2, price);

        assertThat(moved.kopecks()).isEqualTo(price);
        assertThat(at(moved, 2)).isEqualTo(Confidence.UNSURE);
        assertThat(at(read(moved, 3, price), 3)).isEqualTo(Confidence.FRESH);
    }

    @Test
    void isStillThereWhenOneAnswerLeavesItOut() {
        Sighting missed = sure(100_000).after(new Reading.Absent(), time(2));
        Sighting gone = missed.after(new Reading.Absent(), time(3));

        assertThat(missed.presence()).isEqualTo(Presence.ON_SALE);
        assertThat(missed.kopecks()).isEqualTo(100_000);
        assertThat(missed.seenAt()).as("it was not seen").isEqualTo(time(1));
        assertThat(at(missed, 2)).isEqualTo(Confidence.UNSURE);
        assertThat(gone.presence()).isEqualTo(Presence.MISSING);
        assertThat(gone.kopecks()).isNull();
        assertThat(at(gone, 3)).isEqualTo(Confidence.UNKNOWN);
    }

    @Test
    void hasNoPriceWhenItIsSoldOutAndTakesAnyWhenItIsBack() {
        Sighting out = sure(100_000).after(new Reading.SoldOut(), time(2));

        assertThat(out.presence()).isEqualTo(Presence.SOLD_OUT);
        assertThat(at(out, 2)).isEqualTo(Confidence.UNKNOWN);
        assertThat(read(out, 3, 10_000).kopecks()).isEqualTo(10_000);
        assertThat(out.showsAs(sure(100_000))).isFalse();
    }

    private static Sighting sure(long price) {
        return read(read(Sighting.NONE, 0, price), 1, price);
    }

    private static Sighting read(Sighting before, int hour, long price) {
        return before.after(new Reading.OnSale(price), time(hour));
    }

    private static Confidence at(Sighting sighting, int hour) {
        return sighting.confidence(time(hour), FRESH);
    }

    private static Instant time(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
