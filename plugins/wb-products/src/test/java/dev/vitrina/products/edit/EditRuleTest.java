package dev.vitrina.products.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.products.CardFixture;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.edit.EditRule.BadRuleException;
import dev.vitrina.products.edit.EditRule.Flaw;
import dev.vitrina.products.edit.EditRule.Operation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditRuleTest {

    private static final CardField COLOR = new CardField.Characteristic(14177449);

    private Card card;

    @BeforeEach
    void readCard() throws Exception {
        card = CardFixture.read(CardFixture.card(7));
    }

    @Test
    void setsAppendsPrependsAndReplacesText() {
        assertThat(after(CardField.Text.TITLE, Operation.SET, "Сарафан")).isEqualTo(text("Сарафан"));
        assertThat(after(CardField.Text.TITLE, Operation.APPEND, " миди")).isEqualTo(text("Платье летнее миди"));
        assertThat(after(CardField.Text.TITLE, Operation.PREPEND, "Новое ")).isEqualTo(text("Новое Платье летнее"));
        assertThat(replaced(CardField.Text.TITLE, "ПЛАТЬЕ", "Сарафан")).isEqualTo(text("Сарафан летнее"));
        assertThat(replaced(CardField.Text.TITLE, " летнее", "")).isEqualTo(text("Платье"));
    }

    @Test
    void takesWhatIsLookedForAndItsReplacementLiterally() {
        assertThat(replaced(CardField.Text.TITLE, ".", "x")).isEqualTo(text("Платье летнее"));
        assertThat(replaced(CardField.Text.TITLE, "летнее", "$1\\")).isEqualTo(text("Платье $1\\"));
    }

    @Test
    void addsAndRemovesValuesOfACharacteristic() {
        assertThat(after(COLOR, Operation.ADD, "белый", "Красный")).isEqualTo(values("красный", "синий", "белый"));
        assertThat(after(COLOR, Operation.REMOVE, " КРАСНЫЙ ")).isEqualTo(values("синий"));
        assertThat(after(COLOR, Operation.REMOVE, "красный", "синий")).isEqualTo(FieldValue.NONE);
        assertThat(after(COLOR, Operation.SET, "хаки")).isEqualTo(values("хаки"));
        assertThat(replaced(COLOR, "красный", "бордовый")).isEqualTo(values("бордовый", "синий"));
    }

    @Test
    void readsMeasuresWithACommaOrAPoint() {
        assertThat(after(CardField.Measure.WEIGHT, Operation.SET, "0,35")).isEqualTo(
            new FieldValue.Amount(new BigDecimal("0.35"))
        );
    }

    @Test
    void appliesRulesOneAfterTheOtherAndDropsWhatChangesNothing() {
        CardEdit edit = CardEdit.of(
            card,
            List.of(
                EditRule.set(CardField.Text.TITLE, "Платье"),
                new EditRule(CardField.Text.TITLE, Operation.APPEND, List.of(" летнее"), ""),
                EditRule.set(CardField.Text.VENDOR_CODE, "new-7")
            )
        );

        assertThat(edit.values()).containsOnlyKeys(CardField.Text.VENDOR_CODE);
    }

    @Test
    void isNoRuleWithoutWhatItNeeds() {
        assertFlaw(Flaw.NOT_FOR_THIS_FIELD, CardField.Measure.LENGTH, Operation.APPEND, "1");
        assertFlaw(Flaw.NOT_FOR_THIS_FIELD, CardField.Text.VENDOR_CODE, Operation.CLEAR);
        assertFlaw(Flaw.NOT_FOR_THIS_FIELD, CardField.Text.TITLE, Operation.ADD, "x");
        assertFlaw(Flaw.VALUE_MISSING, CardField.Text.TITLE, Operation.SET, " ");
        assertFlaw(Flaw.ONE_VALUE_ONLY, CardField.Text.TITLE, Operation.SET, "a", "b");
        assertFlaw(Flaw.NOT_A_NUMBER, CardField.Measure.LENGTH, Operation.SET, "ten");
        assertFlaw(Flaw.FIND_MISSING, CardField.Text.TITLE, Operation.REPLACE, "x");
        assertFlaw(Flaw.VALUE_TOO_LONG, CardField.Text.DESCRIPTION, Operation.SET, "x".repeat(10_001));
    }

    @Test
    void namesFieldsByPathsAndKnowsThemAgain() {
        for (String path : List.of("title", "vendorCode", "dimensions.weightBrutto", "characteristics.14177449")) {
            assertThat(CardField.of(path).orElseThrow().path()).isEqualTo(path);
        }
        assertThat(CardField.of("characteristics.x")).isEmpty();
        assertThat(CardField.of("photos")).isEmpty();
    }

    private FieldValue after(CardField field, Operation operation, String... values) {
        return new EditRule(field, operation, List.of(values), "").apply(CardValues.of(card, field));
    }

    private FieldValue replaced(CardField field, String find, String replacement) {
        return new EditRule(field, Operation.REPLACE, List.of(replacement), find).apply(CardValues.of(card, field));
    }

    private static void assertFlaw(Flaw flaw, CardField field, Operation operation, String... values) {
        assertThatThrownBy(() -> new EditRule(field, operation, List.of(values), "")).isInstanceOfSatisfying(
            BadRuleException.class,
            e -> assertThat(e.flaw()).isEqualTo(flaw)
        );
    }

    private static FieldValue text(String text) {
        return FieldValue.text(text);
    }

    private static FieldValue values(String... values) {
        return FieldValue.values(List.of(values));
    }
}
