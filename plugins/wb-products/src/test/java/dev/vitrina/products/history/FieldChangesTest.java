package dev.vitrina.products.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.MalformedCardException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FieldChangesTest {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        textBlock = """
        title           | "Платье"        | "Платье летнее"                  | TITLE            | Платье | Платье летнее
        description     | -               | "Лёгкое"                         | DESCRIPTION      | -      | Лёгкое
        description     | "Лёгкое"        | ""                               | DESCRIPTION      | Лёгкое | -
        imtID           | 5               | 7                                | GROUP            | 5      | 7
        kizMarked       | false           | true                             | MARKED           | false  | true
        wholesale       | {"enabled":false} | {"enabled":true,"quantum":12}  | WHOLESALE        | -      | 12
        tags            | []              | [{"id":1,"name":"Хит"},{"id":2,"name":"Лето"}] | TAGS | -    | Хит, Лето
        photos          | [{"tm":"a"}]    | [{"big":"c"},{"tm":"b"}]         | PHOTOS           | a      | c⏎b
        dimensions      | {"length":1,"width":2} | {"length":1,"width":3}    | WIDTH            | 2      | 3
        dimensions      | {"weightBrutto":0.500} | {"weightBrutto":0.5000001} | WEIGHT          | 0.500  | 0.5000001
        """
    )
    void saysWhatDiffersInTheWordsOfAField(
        String name,
        @Nullable String before,
        String after,
        CardField field,
        @Nullable String saidBefore,
        @Nullable String saidAfter
    ) {
        assertThat(read(diff(name, before, after))).containsExactly(
            new FieldChange(field, null, said(saidBefore), said(saidAfter))
        );
    }

    @Test
    void tellsOfCharacteristicsAndSizesOneByOneByTheirNames() {
        String before = """
            [{"id":1,"name":"Цвет","value":["красный","синий"]},{"id":2,"name":"Вес","value":300},{"id":3,"name":"Пол","value":["Ж"]}]""";
        String after = """
            [{"id":2,"name":"Вес","value":350},{"id":1,"name":"Цвет","value":["красный","синий"]},{"id":4,"name":"Сезон","value":["лето"]}]""";

        assertThat(read(diff("characteristics", before, after))).containsExactly(
            new FieldChange(CardField.CHARACTERISTIC, "Вес", "300", "350"),
            new FieldChange(CardField.CHARACTERISTIC, "Пол", "Ж", null),
            new FieldChange(CardField.CHARACTERISTIC, "Сезон", null, "лето")
        );
        assertThat(
            read(
                diff(
                    "sizes",
                    "[{\"techSize\":\"S\",\"skus\":[\"1\"]}]",
                    "[{\"techSize\":\"S\",\"skus\":[\"1\",\"2\"]}]"
                )
            )
        ).containsExactly(new FieldChange(CardField.SIZE, "S", "1", "1, 2"));
    }

    @Test
    void keepsSilentAboutWhatChangesWithEverySaving() {
        assertThat(read("{\"updatedAt\": {\"before\": \"a\", \"after\": \"b\"}}")).isEmpty();
        assertThat(read(diff("title", "\"a\"", "\"a\""))).isEmpty();
    }

    @Test
    void tellsOfAFieldWithoutWordsUnderItsOwnName() {
        assertThat(read(diff("gtin", "-", "\"0460\""))).containsExactly(
            new FieldChange(CardField.OTHER, "gtin", null, "0460")
        );
    }

    @Test
    void putsWhatMattersMostFirst() {
        String both = "{\"tags\": {\"after\": [{\"name\": \"x\"}]}, \"title\": {\"before\": \"a\", \"after\": \"b\"}}";

        assertThat(read(both)).extracting(FieldChange::field).containsExactly(CardField.TITLE, CardField.TAGS);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null ? null : text.replace('⏎', '\n');
    }

    private static String diff(String name, @Nullable String before, String after) {
        String sides = (before == null ? "" : "\"before\": " + before + ", ") + "\"after\": " + after;
        return "{\"" + name + "\": {" + sides.replace("\"before\": -, ", "") + "}}";
    }

    private static List<FieldChange> read(String diff) {
        try {
            return FieldChanges.of(new CardJson(new JsonMapper()).stored(diff));
        } catch (MalformedCardException e) {
            throw new IllegalStateException(e);
        }
    }
}
