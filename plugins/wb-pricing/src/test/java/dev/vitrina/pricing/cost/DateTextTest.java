package dev.vitrina.pricing.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    @ParameterizedTest
    @ValueSource(strings = { "2026-11-28", "28.11.2026", " 28.11.2026 ", "46354" })
    void readsWhatPeopleAndWorkbooksWrite(String text) {
        assertThat(DateText.parse(text)).contains(LocalDate.of(2026, 11, 28));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "30.02.2026", "11/28/2026", "2026-13-01", "1.1.26", "01.01.1999", "12345", "99999" })
    void refusesWhatIsNoDayOfThisCentury(String text) {
        assertThat(DateText.parse(text)).isEmpty();
    }
}
