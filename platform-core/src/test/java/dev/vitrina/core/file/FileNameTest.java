package dev.vitrina.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
        {
            "Карточки 27.11.xlsx, Карточки 27.11.xlsx",
            "../../etc/passwd, passwd",
            "C:\\windows\\system.ini, system.ini",
            "..., file",
            "con.txt, _con.txt",
            "LPT1, _LPT1",
            "a:b?.csv, a_b_.csv",
            ".hidden, hidden",
        }
    )
    void isOneThatEverySystemTakes(String wished, String name) {
        assertThat(FileName.of(wished)).isEqualTo(name);
    }

    @Test
    void hasNoLineBreakNorWhatTurnsText() {
        assertThat(FileName.of("a\r\nSet-Cookie: x.csv")).isEqualTo("a__Set-Cookie_ x.csv");
        assertThat(FileName.of("a\u202Efdp.exe")).isEqualTo("a_fdp.exe");
    }

    @Test
    void isShortAndKeepsItsEnd() {
        assertThat(FileName.of("я".repeat(500) + ".xlsx")).hasSize(150).endsWith("я.xlsx");
        assertThat(FileName.of("😀".repeat(500)))
            .hasSizeLessThanOrEqualTo(150)
            .doesNotContain("\uD83D.")
            .endsWith("😀");
    }
}
