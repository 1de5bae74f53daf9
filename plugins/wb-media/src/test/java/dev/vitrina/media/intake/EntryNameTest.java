package dev.vitrina.media.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.media.intake.EntryName.Claim;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNameTest {

    @Test
    void readsNamesOfRussianWindowsAndOfEverybodyElse() {
        assertThat(EntryName.read("Платье/1.jpg".getBytes(StandardCharsets.UTF_8))).contains("Платье/1.jpg");
        assertThat(EntryName.read("Платье/1.jpg".getBytes(Charset.forName("IBM866")))).contains("Платье/1.jpg");
        assertThat(EntryName.read("Платье/1.jpg".getBytes(Charset.forName("windows-1251")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "../1.jpg",
            "a/../../1.jpg",
            "..\\1.jpg",
            "/etc/1.jpg",
            "\\\\host\\1.jpg",
            "C:\\1.jpg",
            "c:1.jpg",
            "a\r\nX-Evil: 1.jpg",
            "a\u0000.jpg",
            "gpj.\u202e1.jpg",
            "./1.jpg",
            " ",
        }
    )
    void refusesNamesThatLeadElsewhere(String name) {
        assertThat(EntryName.isSafe(name)).isFalse();
    }

    @Test
    void takesOrdinaryNames() {
        assertThat(EntryName.isSafe("Лето 2026/АРТ-1..2/1.jpg")).isTrue();
    }

    @Test
    void claimsTheCardThatAFileIsNamedAfter() {
        assertThat(EntryName.claims("all/АРТ-1/2.jpg")).containsExactly(new Claim("АРТ-1", 2));
        assertThat(EntryName.claims("АРТ-1_3.jpg")).containsExactly(new Claim("АРТ-1_3", null), new Claim("АРТ-1", 3));
        assertThat(EntryName.claims("АРТ-1.jpg")).containsExactly(new Claim("АРТ-1", null));
        assertThat(EntryName.claims("АРТ-1/вид сзади.jpg")).containsExactly(
            new Claim("вид сзади", null),
            new Claim("АРТ-1", null)
        );
    }

    @Test
    void showsNoControlCharacters() {
        assertThat(EntryName.shown("a\r\nb\u202e.jpg")).isEqualTo("a\ufffd\ufffdb\ufffd.jpg");
    }
}
