package dev.vitrina.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoreClockTest {

    private static final Instant STORE = Instant.parse("2026-03-01T12:00:00Z");

    private long nanos = -5;
    private final StoreClock clock = new StoreClock(() -> STORE.minus(Duration.ofMinutes(5)), () -> nanos);

    @Test
    void goesByTheMachineUntilTheStoreHasToldTheTime() {
        assertThat(clock.instant()).isEqualTo(STORE.minus(Duration.ofMinutes(5)));
    }

    @Test
    void goesOnFromWhatTheStoreSaidLast() {
        clock.learn(STORE.minusSeconds(100));
        clock.learn(STORE);
        nanos += 3_000_000_000L;

        assertThat(clock.instant()).isEqualTo(STORE.plusSeconds(3));
    }
}
