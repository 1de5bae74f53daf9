package dev.vitrina.pricing.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.pricing.rule.Rounding.Direction;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    @ParameterizedTest
    @CsvSource(
        {
            "1234, 9, UP, 1239",
            "1234, 9, DOWN, 1229",
            "1234, 9, NEAREST, 1239",
            "1233.9, 9, NEAREST, 1229",
            "1239, 9, UP, 1239",
            "1239.01, 9, UP, 1249",
            "1250, 99, NEAREST, 1299",
            "1248, 99, NEAREST, 1199",
            "1248, 00, NEAREST, 1200",
            "1250, 00, UP, 1300",
            "5, 99, DOWN, 99",
            "5, 00, NEAREST, 100",
        }
    )
    void endsAsAsked(String price, String ending, Direction direction, String rounded) {
        assertThat(new Rounding(ending, direction).of(new BigDecimal(price))).isEqualByComparingTo(rounded);
    }

    @Test
    void alwaysEndsSoAndStaysWithinOneStep() {
        SplittableRandom random = new SplittableRandom(7);
        for (int turn = 0; turn < 20_000; turn++) {
            int digits = random.nextInt(1, 5);
            int step = (int) Math.pow(10, digits);
            int last = random.nextInt(step);
            String ending = String.format("%0" + digits + "d", last);
            BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 100_000_000), random.nextInt(3));
            for (Direction direction : Direction.values()) {
                BigDecimal rounded = new Rounding(ending, direction).of(price);
                assertThat(rounded.signum()).isPositive();
                assertThat(rounded.scale()).isLessThanOrEqualTo(0);
                assertThat(rounded.toBigInteger().intValueExact() % step).isEqualTo(last);
                if (price.compareTo(BigDecimal.valueOf(2L * step)) > 0) {
                    BigDecimal moved = rounded.subtract(price);
                    assertThat(moved.abs()).isLessThan(BigDecimal.valueOf(step));
                    assertThat(direction == Direction.UP && moved.signum() < 0).isFalse();
                    assertThat(direction == Direction.DOWN && moved.signum() > 0).isFalse();
                }
            }
        }
    }

    @Test
    void takesDigitsOnly() {
        assertThatThrownBy(() -> new Rounding("9a", Direction.UP)).isInstanceOf(IllegalArgumentException.class);
    }
}
