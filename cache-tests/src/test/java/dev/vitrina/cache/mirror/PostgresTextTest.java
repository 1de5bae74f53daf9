package dev.vitrina.cache.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as PostgreSQL reads them. */
class PostgresTextTest {

    @Test
    void writesValuesAsText() {
        assertThat(PostgresText.of(null)).isNull();
        assertThat(PostgresText.of("text")).isEqualTo("text");
        assertThat(PostgresText.of(7L)).isEqualTo("7");
        assertThat(PostgresText.of(true)).isEqualTo("true");
    }

    @Test
    void writesCollectionsAndArraysAsArrays() {
        assertThat(PostgresText.of(List.of())).isEqualTo("{}");
        assertThat(PostgresText.of(Arrays.asList("a", null, "b\"c\\"))).isEqualTo("{\"a\",NULL,\"b\\\"c\\\\\"}");
        assertThat(PostgresText.of(new long[] { 1, 2, 3 })).isEqualTo("{\"1\",\"2\",\"3\"}");
    }

    @Test
    void leavesOutTheCharacterThatPostgresCannotStore() {
        assertThat(PostgresText.of("a\0b\0")).isEqualTo("ab");
        assertThat(PostgresText.of("\0")).isEmpty();
        assertThat(PostgresText.json("{\"a\\u0000b\": \"\\u0000\"}")).isEqualTo("{\"ab\": \"\"}");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "{\"a\": 1}",
            "\"\\u0041 \\u00ff \\uFFFF\"",
            "\"a pair \\ud83d\\ude00 and \\ud800\\udc00\"",
            "\"no escape \\\\u0000 \\\\ud83d\"",
            "\"others \\n \\\" \\u0041\"",
            "\"ends in \\u0041",
            "\\u12",
            "\\u12g4",
            "\\u0041\\",
        }
    )
    void leavesAllOtherDocumentsAsTheyAre(String document) {
        assertThat(PostgresText.json(document)).isEqualTo(document);
    }

    @Test
    void putsASignInThePlaceOfHalfACharacter() {
        assertThat(PostgresText.json("\"\\ud83d\"")).isEqualTo("\"\\ufffd\"");
        assertThat(PostgresText.json("\"\\ude00x\"")).isEqualTo("\"\\ufffdx\"");
        assertThat(PostgresText.json("\"\\ud83d\\u0041\"")).isEqualTo("\"\\ufffd\\u0041\"");
        assertThat(PostgresText.json("\"\\ud83d\\ud83d\\ude00\"")).isEqualTo("\"\\ufffd\\ud83d\\ude00\"");
        assertThat(PostgresText.json("\"\\ud83d\\\\\"")).isEqualTo("\"\\ufffd\\\\\"");
    }
}
