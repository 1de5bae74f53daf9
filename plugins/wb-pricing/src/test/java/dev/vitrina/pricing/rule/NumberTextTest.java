package dev.vitrina.pricing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "1500|1500",
            "1 500|1500",
            "1\u00a0500,50|1500.50",
            "1\u202f500 ₽|1500",
            "1500 руб.|1500",
            "1500р|1500",
            "₽1500|1500",
            "1,500.00|1500.00",
            "1500,5|1500.5",
            "990,0000|990",
            "990.0000|990",
            "990.50|990.5",
            "-12|-12",
            "\u221212|-12",
        }
    )
    void readsWhatPeopleCopy(String text, String number) {
        assertThat(NumberText.amount(text)).hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
    }

    /** "1,234" is a thousand to one and one and a bit to another: a guess would cost somebody a thousandfold. */
    @ParameterizedTest
    @ValueSource(
        strings = {
            "1,234",
            "1,000",
            "12,900",
            "1.000",
            "1.234",
            "1.234.567",
            "1,2,3",
            "",
            "abc",
            "12a",
            "1e5",
            "0x10",
            "--5",
            "1500 500 рублей за штуку",
            "35 %",
        }
    )
    void guessesNothing(String text) {
        assertThat(NumberText.amount(text)).isNotPresent();
    }

    @ParameterizedTest
    @CsvSource({ "35, 35", "35%, 35", "35 %, 35", "'35,00', 35", "-5, -5" })
    void readsAPercentage(String text, int percent) {
        assertThat(NumberText.percent(text)).contains(percent);
    }

    /** The last one is 35 and two to the power of 32. */
    @ParameterizedTest
    @ValueSource(strings = { "35 ₽", "35 руб.", "$35", "12,5", "0.35", "101", "4294967331" })
    void takesNothingElseForAPercentage(String text) {
        assertThat(NumberText.percent(text)).isNotPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1234567890123456", "99999999999999999999" })
    void takesNoNumberThatIsTooLong(String text) {
        assertThat(NumberText.amount(text)).isEqualTo(java.util.Optional.<BigDecimal>empty());
    }
}
