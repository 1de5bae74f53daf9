package dev.vitrina.spring.cache.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.cache.interceptor.SimpleKey;

class KeyTextTest {

    static final List<Arguments> TEXTS = List.of(
        Arguments.of("abc", "\"abc\""),
        Arguments.of("a\"b\\c", "\"a\\\"b\\\\c\""),
        Arguments.of(42, "42"),
        Arguments.of(42L, "42"),
        Arguments.of(true, "true"),
        Arguments.of(new BigDecimal("1.50"), "BigDecimal:1.50"),
        Arguments.of('x', "Character:\"x\""),
        Arguments.of(DayOfWeek.MONDAY, "DayOfWeek:MONDAY"),
        Arguments.of(new UUID(0, 1), "UUID:\"00000000-0000-0000-0000-000000000001\""),
        Arguments.of(LocalDate.of(2026, 1, 2), "LocalDate:\"2026-01-02\""),
        Arguments.of(Duration.ofMinutes(1), "Duration:\"PT1M\""),
        Arguments.of(URI.create("https://example.org"), "URI:\"https://example.org\""),
        Arguments.of(Locale.forLanguageTag("ru-RU"), "Locale:\"ru-RU\""),
        Arguments.of(SimpleKey.EMPTY, "()"),
        Arguments.of(new SimpleKey("a", 1, null), "(\"a\", 1, null)"),
        Arguments.of(new Point(1, "a"), "Point:(1, \"a\")"),
        Arguments.of(Arrays.asList("a", null), "[\"a\", null]"),
        Arguments.of(new int[] { 1, 2 }, "[1, 2]"),
        Arguments.of(new LinkedHashSet<>(List.of("b", "a")), "{\"a\", \"b\"}")
    );

    private record Point(int x, @Nullable String name) {}

    @ParameterizedTest
    @FieldSource("TEXTS")
    void isTheSameInEveryProcess(Object key, String text) {
        assertThat(KeyText.of(key)).isEqualTo(text);
    }

    @Test
    void tellsArgumentsApartThatSpringsOwnTextWouldMix() {
        SimpleKey one = new SimpleKey("a, b", "c");
        SimpleKey other = new SimpleKey("a", "b, c");

        assertThat(one).hasToString(other.toString());
        assertThat(KeyText.of(one)).isNotEqualTo(KeyText.of(other));
    }

    @Test
    void refusesWhatHasNoStableText() {
        for (Object key : List.of(new Object(), Map.of("a", 1), Optional.of("a"))) {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyText.of(key))
                .withMessageContaining(key.getClass().getName())
                .withMessageContaining("no stable text");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> KeyText.of(Set.of(new Object())));
    }
}
