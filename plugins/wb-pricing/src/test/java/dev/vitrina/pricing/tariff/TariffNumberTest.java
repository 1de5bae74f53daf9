package dev.vitrina.pricing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TariffNumberTest {

    private static final String[] BLANKS = { " ", "\u00A0", "\u2009", "\u202F", "\u2007", "" };

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "11,2|11.2", "48|48", "35.65|35.65", "1\u202F039|1039", "1\u00A0039,5|1039.5", "0,07|0.07", "1 050|1050",
        }
    )
    void readsWhatTheContractShows(String text, BigDecimal number) {
        assertThat(TariffNumber.parse(text)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "-", "\u2014", "\u00A0" })
    void knowsWhereThereIsNone(String text) {
        assertThat(TariffNumber.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1,2,3", "1.039,50", "1e5", "NaN", "11,2 ₽", ",5", "5,", "0x1F", "12345678901234" })
    void refusesWhatIsNoNumberRatherThanGuessing(String text) {
        assertThatThrownBy(() -> TariffNumber.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void losesNothingHoweverItIsWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextLong(1_000_000_000L), random.nextInt(5));
            String[] parts = number.toPlainString().split("\\.");
            String blank = BLANKS[random.nextInt(BLANKS.length)];
            String whole = parts[0].replaceAll("(?<=\\d)(?=(\\d{3})+$)", blank);
            String text = parts.length == 1 ? whole : whole + (random.nextBoolean() ? "," : ".") + parts[1];

            assertThat(TariffNumber.parse(text)).as(text).contains(number);
        }
    }
}
