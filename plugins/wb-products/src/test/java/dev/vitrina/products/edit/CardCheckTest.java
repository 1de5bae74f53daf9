package dev.vitrina.products.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.products.CardFixture;
import dev.vitrina.products.directory.DirectoryKind;
import dev.vitrina.products.directory.SubjectCharacteristic;
import dev.vitrina.products.directory.SubjectCharacteristic.Type;
import dev.vitrina.products.edit.EditFinding.Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardCheckTest {

    private static final CardField COLOR = new CardField.Characteristic(14177449);
    private static final CardField WEIGHT = new CardField.Characteristic(90630);

    private final CardCheck check = new CardCheck();

    @Test
    void acceptsWhatWildberriesAccepts() throws Exception {
        assertThat(
            codes(
                Map.of(
                    CardField.Text.TITLE,
                    FieldValue.text("ё".repeat(60)),
                    CardField.Text.VENDOR_CODE,
                    FieldValue.text("v".repeat(72)),
                    CardField.Text.BRAND,
                    FieldValue.text("лён & co"),
                    CardField.Measure.WEIGHT,
                    amount("0.125"),
                    COLOR,
                    FieldValue.values(List.of("Красный", "синий")),
                    WEIGHT,
                    FieldValue.values(List.of("310,5"))
                )
            )
        ).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        { "title,60,TITLE_TOO_LONG", "vendorCode,72,VENDOR_CODE_TOO_LONG", "description,5000,DESCRIPTION_TOO_LONG" }
    )
    void countsCharactersAsPeopleDo(String path, int limit, Code code) throws Exception {
        CardField field = CardField.of(path).orElseThrow();

        assertThat(codes(Map.of(field, FieldValue.text("𝔸".repeat(limit))))).doesNotContain(code);
        assertThat(codes(Map.of(field, FieldValue.text("𝔸".repeat(limit + 1))))).contains(code);
    }

    @Test
    void warnsOfADescriptionThatMostCategoriesRefuse() throws Exception {
        assertThat(codes(Map.of(CardField.Text.DESCRIPTION, FieldValue.text("x".repeat(2_001))))).containsExactly(
            Code.DESCRIPTION_MAYBE_TOO_LONG
        );
    }

    @Test
    void refusesEmptyTitlesEmojiAndAddresses() throws Exception {
        assertThat(codes(Map.of(CardField.Text.TITLE, FieldValue.NONE))).containsExactly(Code.TITLE_EMPTY);
        assertThat(codes(Map.of(CardField.Text.VENDOR_CODE, FieldValue.NONE))).containsExactly(Code.VENDOR_CODE_EMPTY);
        assertThat(codes(Map.of(CardField.Text.TITLE, FieldValue.text("Платье 😈")))).containsExactly(
            Code.FORBIDDEN_CHARACTERS
        );
        assertThat(codes(Map.of(CardField.Text.DESCRIPTION, FieldValue.text("пишите на a.b@mail.ru")))).containsExactly(
            Code.EMAIL_IN_TEXT
        );
    }

    @Test
    void wantsDimensionsThatCanBe() throws Exception {
        assertThat(codes(Map.of(CardField.Measure.LENGTH, amount("0")))).containsExactly(Code.DIMENSION_NOT_POSITIVE);
        assertThat(codes(Map.of(CardField.Measure.LENGTH, amount("1.5")))).containsExactly(Code.DIMENSION_NOT_WHOLE);
        assertThat(codes(Map.of(CardField.Measure.WEIGHT, amount("0.1234")))).containsExactly(Code.WEIGHT_TOO_PRECISE);
        assertThat(codes(Map.of(CardField.Measure.WEIGHT, amount("1.500")))).isEmpty();
    }

    @Test
    void judgesCharacteristicsByTheSubjectsDirectory() throws Exception {
        assertThat(codes(Map.of(COLOR, FieldValue.values(List.of("a", "b", "c"))))).containsExactly(
            Code.TOO_MANY_VALUES,
            Code.VALUE_UNKNOWN,
            Code.VALUE_UNKNOWN,
            Code.VALUE_UNKNOWN
        );
        assertThat(codes(Map.of(COLOR, FieldValue.NONE))).containsExactly(Code.CHARACTERISTIC_REQUIRED);
        assertThat(codes(Map.of(WEIGHT, FieldValue.values(List.of("много"))))).containsExactly(
            Code.CHARACTERISTIC_NOT_A_NUMBER
        );
        assertThat(codes(Map.of(WEIGHT, FieldValue.values(List.of("1", "2"))))).containsExactly(
            Code.CHARACTERISTIC_ONE_NUMBER
        );
        assertThat(codes(Map.of(characteristic(1), FieldValue.values(List.of("x"))))).containsExactly(
            Code.CHARACTERISTIC_UNKNOWN
        );
        assertThat(codes(Map.of(characteristic(2), FieldValue.values(List.of("x"))))).containsExactly(
            Code.CHARACTERISTIC_UNUSED
        );
        assertThat(codes(Map.of(characteristic(3), FieldValue.values(List.of("x"))))).containsExactly(
            Code.CHARACTERISTIC_HAS_A_FIELD
        );
    }

    @Test
    void saysThatItCouldNotJudgeWithoutTheDirectory() throws Exception {
        List<EditFinding> findings = check.findings(
            CardFixture.read(CardFixture.card(7)),
            new CardEdit(Map.of(COLOR, FieldValue.values(List.of("a", "b", "c")))),
            new Knowledge(Optional.empty())
        );

        assertThat(findings).extracting(EditFinding::code).containsExactly(Code.DIRECTORY_UNAVAILABLE);
    }

    @Test
    void warnsOfABrandThatTheSubjectDoesNotList() throws Exception {
        assertThat(codes(Map.of(CardField.Text.BRAND, FieldValue.text("Нет такого")))).containsExactly(
            Code.BRAND_UNKNOWN
        );
    }

    private List<Code> codes(Map<CardField, FieldValue> values) throws Exception {
        return check
            .findings(
                CardFixture.read(CardFixture.card(7)),
                new CardEdit(values),
                new Knowledge(
                    Optional.of(
                        Map.of(
                            14177449L,
                            new SubjectCharacteristic(
                                14177449,
                                "Цвет",
                                Type.TEXTS,
                                true,
                                null,
                                2,
                                true,
                                true,
                                true,
                                false
                            ),
                            90630L,
                            CardOverwriteTest.characteristic(90630, Type.NUMBER),
                            2L,
                            CardOverwriteTest.characteristic(2, Type.UNUSED),
                            3L,
                            new SubjectCharacteristic(3, "Размер", Type.TEXTS, true, null, 0, false, false, true, true)
                        )
                    )
                )
            )
            .stream()
            .map(EditFinding::code)
            .toList();
    }

    private static CardField characteristic(long id) {
        return new CardField.Characteristic(id);
    }

    private static FieldValue amount(String number) {
        return new FieldValue.Amount(new BigDecimal(number));
    }

    private record Knowledge(Optional<Map<Long, SubjectCharacteristic>> characteristics) implements SubjectKnowledge {
        @Override
        public Optional<Set<String>> values(DirectoryKind kind) {
            return Optional.of(
                switch (kind) {
                    case COLORS -> Set.of("красный", "синий");
                    case BRANDS -> Set.of("лён & co");
                    default -> Set.of();
                }
            );
        }
    }
}
