package dev.vitrina.products.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.products.CardFixture;
import dev.vitrina.products.directory.SubjectCharacteristic;
import dev.vitrina.products.directory.SubjectCharacteristic.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CardOverwriteTest {

    private static final CardField COLOR = new CardField.Characteristic(14177449);
    private static final CardField WEIGHT_IN_GRAMS = new CardField.Characteristic(90630);

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void sendsEverythingThatWasNotEditedAsItCame() {
        ObjectNode card = CardFixture.card(7);
        card.put("gtin", "04607");

        ObjectNode body = body(card, Map.of(CardField.Text.TITLE, FieldValue.text("Новое")));

        assertThat(body.path("title").asString()).isEqualTo("Новое");
        assertThat(body.path("sizes")).isEqualTo(card.path("sizes"));
        assertThat(body.path("sizes").path(0).path("chrtID").asLong()).isEqualTo(70);
        assertThat(body.path("nmID").asLong()).isEqualTo(7);
        for (String kept : List.of("vendorCode", "description", "brand", "kizMarked", "wholesale", "gtin")) {
            assertThat(body.path(kept)).as(kept).isEqualTo(card.path(kept));
        }
        assertThat(body.path("characteristics").toString()).isEqualTo(
            "[{\"id\":14177449,\"value\":[\"красный\",\"синий\"]},{\"id\":90630,\"value\":300}]"
        );
    }

    @Test
    void leavesOutWhatTheMethodCannotWrite() {
        ObjectNode body = body(CardFixture.card(7), Map.of());

        for (String readOnly : List.of("imtID", "photos", "video", "tags", "updatedAt", "subjectID", "needKiz")) {
            assertThat(body.has(readOnly)).as(readOnly).isFalse();
        }
        assertThat(body.path("dimensions").has("isValid")).isFalse();
    }

    @Test
    void leavesTheCardItWasMadeFromAlone() {
        ObjectNode card = CardFixture.card(7);
        ObjectNode before = card.deepCopy();

        body(card, Map.of(COLOR, FieldValue.NONE, CardField.Measure.LENGTH, new FieldValue.Amount(BigDecimal.ONE)));

        assertThat(card).isEqualTo(before);
    }

    @Test
    void writesANumberAsANumberAndTextsAsAList() {
        SubjectCharacteristic number = characteristic(5, Type.NUMBER);
        SubjectCharacteristic texts = characteristic(6, Type.TEXTS);

        ObjectNode body = CardOverwrite.body(
            CardFixture.card(7),
            new CardEdit(
                Map.of(
                    new CardField.Characteristic(5),
                    FieldValue.values(List.of("1,5")),
                    new CardField.Characteristic(6),
                    FieldValue.values(List.of("15"))
                )
            ),
            Map.of(5L, number, 6L, texts)
        );

        assertThat(body.path("characteristics").valueStream().map(Object::toString)).contains(
            "{\"id\":5,\"value\":1.5}",
            "{\"id\":6,\"value\":[\"15\"]}"
        );
    }

    @Test
    void takesTheShapeThatIsThereWhenNobodyKnowsTheCharacteristic() {
        ObjectNode body = body(CardFixture.card(7), Map.of(WEIGHT_IN_GRAMS, FieldValue.values(List.of("310"))));

        assertThat(body.at("/characteristics/1/value").isNumber()).isTrue();
    }

    @Test
    void takesACharacteristicAway() {
        ObjectNode body = body(CardFixture.card(7), Map.of(COLOR, FieldValue.NONE));

        assertThat(body.path("characteristics")).hasSize(1);
        assertThat(body.at("/characteristics/0/id").asLong()).isEqualTo(90630);
    }

    @Test
    void writesDimensionsOfACardThatHasNone() {
        ObjectNode card = CardFixture.card(7);
        card.remove("dimensions");

        ObjectNode body = body(
            card,
            Map.of(
                CardField.Measure.LENGTH,
                new FieldValue.Amount(new BigDecimal("10")),
                CardField.Measure.WEIGHT,
                new FieldValue.Amount(new BigDecimal("0.125"))
            )
        );

        assertThat(body.at("/dimensions/length").isIntegralNumber()).isTrue();
        assertThat(body.at("/dimensions/weightBrutto").decimalValue()).isEqualByComparingTo("0.125");
    }

    /** Whatever is edited, sizes stay, and what is edited is what the card then shows. */
    @Test
    void keepsSizesAndShowsTheEditWhateverIsEdited() throws Exception {
        Random random = new Random(42);
        List<CardField> fields = List.of(
            CardField.Text.TITLE,
            CardField.Text.DESCRIPTION,
            CardField.Text.BRAND,
            CardField.Measure.HEIGHT,
            COLOR,
            WEIGHT_IN_GRAMS,
            new CardField.Characteristic(99)
        );
        for (int round = 0; round < 500; round++) {
            ObjectNode card = CardFixture.card(1 + random.nextInt(1_000_000));
            CardField field = fields.get(random.nextInt(fields.size()));
            String word = Integer.toString(1 + random.nextInt(900));
            FieldValue value = switch (field) {
                case CardField.Text _ -> FieldValue.text("x" + word);
                case CardField.Measure _ -> new FieldValue.Amount(new BigDecimal(word));
                case CardField.Characteristic _ -> FieldValue.values(List.of(word));
            };

            ObjectNode body = body(card, Map.of(field, value));

            assertThat(body.path("sizes")).isEqualTo(card.path("sizes"));
            ObjectNode shown = ((ObjectNode) json.readTree(body.toString())).put("updatedAt", "2026-01-01T00:00:00Z");
            assertThat(new CardEdit(Map.of(field, value)).isShownBy(CardFixture.read(shown)))
                .as("%s = %s", field, value)
                .isTrue();
        }
    }

    private static ObjectNode body(ObjectNode card, Map<CardField, FieldValue> values) {
        return CardOverwrite.body(card, new CardEdit(values), Map.of());
    }

    static SubjectCharacteristic characteristic(long id, Type type) {
        return new SubjectCharacteristic(id, "Свойство " + id, type, false, null, 0, false, false, false, false);
    }
}
