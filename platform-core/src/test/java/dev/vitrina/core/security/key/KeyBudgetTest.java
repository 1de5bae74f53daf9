package dev.vitrina.core.security.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeyBudgetTest {

    private final AtomicLong now = new AtomicLong(-5_000_000_000L);
    private final KeyBudget budget = new KeyBudget(now::get);

    @Test
    void givesAMinutesWorthAtOnceAndThenSaysHowLongToWait() {
        for (int i = 0; i < 6; i++) {
            assertThat(budget.take(1, 6)).isZero();
        }

        assertThat(budget.take(1, 6)).isEqualTo(10);
        assertThat(budget.take(2, 6)).as("another key").isZero();
    }

    @Test
    void givesBackEvenly() {
        for (int i = 0; i < 6; i++) {
            budget.take(1, 6);
        }
        pass(Duration.ofSeconds(4));
        assertThat(budget.take(1, 6)).isEqualTo(6);
        pass(Duration.ofSeconds(6));

        assertThat(budget.take(1, 6)).isZero();
        assertThat(budget.take(1, 6)).isEqualTo(10);
    }

    @Test
    void isFullAgainAfterAMinuteAndNoFuller() {
        budget.take(1, 2);
        pass(Duration.ofHours(1));

        assertThat(budget.take(1, 2)).isZero();
        assertThat(budget.take(1, 2)).isZero();
        assertThat(budget.take(1, 2)).isEqualTo(30);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
