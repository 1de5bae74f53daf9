package dev.vitrina.products.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.products.card.SearchText;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SieveTest {

    @ParameterizedTest
    @CsvSource(
        {
            "футболка зимнее хлопок, %тбо%имн%лоп%",
            "платье летнее, %пла%тье%лет%нее%",
            "платье, %пла%тье%",
            "-314159, %314%159%",
            "46102199113, %461%021%911%",
            "a b платье красное 5, %пла%тье%кра%сно%",
        }
    )
    void takesTheMiddlesOfWordsAndOfPartsOfFewLongOnes(String text, String pattern) {
        assertThat(Sieve.of(text).pattern()).isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource({ "юбка", "1300", "ab", "50% off_", "🎄🎄🎄", "𝐀𝐁𝐂𝐃𝐄𝐅𝐆𝐇" })
    void leavesAloneWhatHasNoMoreThanASearchNeeds(String text) {
        assertThat(Sieve.of(text).isEmpty()).isTrue();
    }

    @Test
    void everyTextThatContainsTheAskedOneHasItsFragmentsInThatOrder() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = SearchText.fold(text(random));

            int from = 0;
            for (String fragment : Sieve.of(text).fragments()) {
                int at = text.indexOf(fragment, from);
                assertThat(at).as(text).isNotNegative();
                from = at + fragment.length();
            }
        }
    }

    private static String text(Random random) {
        List<String> letters = List.of("а", "ё", "Z", "7", " ", " ", "-", "%", "_", "\\", "🎄", "𝐀", "é");
        return Stream.generate(() -> letters.get(random.nextInt(letters.size())))
            .limit(random.nextInt(30))
            .collect(Collectors.joining());
    }
}
