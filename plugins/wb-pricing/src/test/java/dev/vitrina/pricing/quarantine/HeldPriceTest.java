package dev.vitrina.pricing.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldPriceTest {

    @Test
    void tellsWhatWouldBePaidAndHowMuchLessThatIs() {
        HeldPrice held = held("500", 10, "2000", 25);

        assertThat(held.newPaid()).isEqualByComparingTo("450");
        assertThat(held.oldPaid()).isEqualByComparingTo("1500");
        assertThat(held.drop()).isEqualByComparingTo("1050");
        assertThat(held.isThreefoldDrop()).isTrue();
    }

    /** One less is held again; this one is not. */
    @ParameterizedTest
    @CsvSource({ "900, 0, 0", "901, 0, 0", "1000, 30, 55", "3, 0, 0", "1, 0, 0", "99999, 13, 99", "1777, 7, 33" })
    void namesTheLeastPriceThatIsTakenAtOnce(String oldPrice, int oldDiscount, int newDiscount) {
        HeldPrice held = held("1", newDiscount, oldPrice, oldDiscount);

        BigDecimal least = held.leastAccepted().orElseThrow();

        assertThat(isHeld(held, least)).isFalse();
        BigDecimal less = least.subtract(BigDecimal.ONE);
        assertThat(less.signum() == 0 || isHeld(held, less)).as("one less than %s", least).isTrue();
    }

    @Test
    void namesNoneWhereNothingIsPaid() {
        assertThat(held("1", 100, "900", 0).leastAccepted()).isEmpty();
    }

    private static boolean isHeld(HeldPrice held, BigDecimal price) {
        return Prices.isThreefoldDrop(held.oldPaid(), Prices.discounted(price, held.newDiscount()));
    }

    private static HeldPrice held(String newPrice, int newDiscount, String oldPrice, int oldDiscount) {
        return new HeldPrice(7, "RUB", new BigDecimal(newPrice), newDiscount, new BigDecimal(oldPrice), oldDiscount);
    }
}
