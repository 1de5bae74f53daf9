package dev.vitrina.pricing.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTextTest {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "1234|1234|",
            "1 234,50 ₽|1234.50|RUB",
            "1\u00A0234,5|1234.5|",
            "1\u2009234|1234|",
            "1\u202F234\u00A0руб.|1234|RUB",
            "100р|100|RUB",
            "1,234.50|1234.50|",
            "1.234,50|1234.50|",
            "1'234.50|1234.50|",
            "1,234,567|1234567|",
            "0,5|0.5|",
            "0|0|",
            "$12.30|12.30|USD",
            "12.30 cny|12.30|CNY",
            "¥ 12|12|CNY",
            "RUB 990|990|RUB",
        }
    )
    void readsWhatPeopleWrite(String text, BigDecimal amount, String currency) {
        assertThat(AmountText.parse(text)).contains(new AmountText(amount, currency));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            " ",
            "-5",
            "−5",
            "5-",
            "1,234",
            "1.234",
            "1.2.3",
            "1,2,3",
            "1,234,50",
            "12 34",
            "10 20",
            "1e5",
            "12.345",
            "12 XXQ",
            "abc",
            "=1+1",
            "1234567890123",
            "12%",
            "5 10 ₽",
        }
    )
    void guessesNothing(String text) {
        assertThat(AmountText.parse(text)).isEmpty();
    }
}
