package dev.vitrina.pricing.good;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {

    /** Who may lower a price may take that back. */
    @ParameterizedTest
    @CsvSource({ "1000, 750, 25", "1000, 700, 30", "1000, 500, 50", "999, 1000, 0.10", "350, 350, 0" })
    void theWayBackIsAsFar(BigDecimal one, BigDecimal other, BigDecimal percent) {
        assertThat(Prices.step(one, other).abs()).isEqualByComparingTo(percent);
        assertThat(Prices.step(other, one)).isEqualByComparingTo(Prices.step(one, other).negate());
    }

    @Test
    void fromNoPriceThereIsNoStep() {
        assertThat(Prices.step(BigDecimal.ZERO, BigDecimal.TEN)).isZero();
    }

    @ParameterizedTest
    @CsvSource({ "480, 40, 800", "100, 30, 142.86", "100, 0, 100" })
    void knowsWhatLeavesEnoughToTheClub(BigDecimal paid, int club, BigDecimal before) {
        assertThat(Prices.beforeClub(paid, club)).isEqualByComparingTo(before);
        assertThat(Prices.discounted(before, club)).isGreaterThanOrEqualTo(paid);
    }
}
