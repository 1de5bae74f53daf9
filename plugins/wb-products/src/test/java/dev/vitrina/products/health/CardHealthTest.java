package dev.vitrina.products.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.CardFixture;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import dev.vitrina.products.health.CardHealth.Finding;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CardHealthTest {

    private static final Consumer<ObjectNode> NOTHING = card -> {};

    @Test
    void aCardWithEverythingScoresAHundred() {
        assertThat(health(NOTHING)).isEqualTo(new CardHealth(100, java.util.List.of()));
    }

    @Test
    void anEmptyCardScoresNothing() {
        CardHealth health = CardHealth.of(
            read(JsonNodeFactory.instance.objectNode().put("nmID", 1).put("updatedAt", "2025-01-01T00:00:00Z"))
        );

        assertThat(health.score()).isZero();
        assertThat(CardHealth.flaws(health.bits())).contains(Flaw.NO_PHOTOS, Flaw.NO_BARCODE, Flaw.NO_TAGS);
    }

    @Test
    void saysWhatIsThereAndWhatWouldBeEnough() {
        assertFinding(card -> photos(card, 3), Flaw.FEW_PHOTOS, 3, 5);
        assertFinding(card -> photos(card, 0), Flaw.NO_PHOTOS, 0, 1);
        assertFinding(card -> card.remove("video"), Flaw.NO_VIDEO, 0, 1);
        assertFinding(card -> card.put("title", " Платье "), Flaw.SHORT_TITLE, 6, 20);
        assertFinding(card -> card.put("title", "  "), Flaw.NO_TITLE, 0, 20);
        assertFinding(card -> card.put("description", "Лёгкое"), Flaw.SHORT_DESCRIPTION, 6, 300);
        assertFinding(card -> card.remove("description"), Flaw.NO_DESCRIPTION, 0, 300);
        assertFinding(card -> card.putArray("characteristics"), Flaw.FEW_CHARACTERISTICS, 0, 5);
        assertFinding(card -> card.remove("dimensions"), Flaw.NO_DIMENSIONS, 0, 1);
        assertFinding(card -> dimensions(card, 0, 0, 0, "0", true), Flaw.NO_DIMENSIONS, 0, 1);
        assertFinding(card -> dimensions(card, 10, 20, 30, "1", false), Flaw.INVALID_DIMENSIONS, 0, 1);
        assertFinding(card -> dimensions(card, 10, 0, 30, "1", true), Flaw.INVALID_DIMENSIONS, 0, 1);
        assertFinding(card -> card.putNull("brand"), Flaw.NO_BRAND, 0, 1);
        assertFinding(card -> card.putArray("sizes"), Flaw.NO_BARCODE, 0, 1);
        assertFinding(card -> card.putArray("tags"), Flaw.NO_TAGS, 0, 1);
    }

    /** The bits are in stored rows: a rule may be added at the end, and none may move. */
    @Test
    void theBitsOfFlawsStayWhatTheyAre() {
        assertThat(Flaw.NO_PHOTOS.bit()).isEqualTo(1);
        assertThat(Flaw.NO_DIMENSIONS.bit()).isEqualTo(256);
        assertThat(Flaw.NO_TAGS.bit()).isEqualTo(4096);
    }

    private static void assertFinding(Consumer<ObjectNode> change, Flaw flaw, int actual, int wanted) {
        CardHealth health = health(change);

        assertThat(health.findings()).containsExactly(
            new Finding(flaw, flaw.severity(), flaw.points(), actual, wanted)
        );
        assertThat(health.score()).isEqualTo(100 - flaw.points());
        assertThat(CardHealth.flaws(health.bits())).containsExactly(flaw);
    }

    private static CardHealth health(Consumer<ObjectNode> change) {
        ObjectNode card = CardFixture.card(7)
            .put("title", "Платье летнее хлопковое")
            .put("description", "Лёгкое платье. ".repeat(30));
        photos(card, 6);
        dimensions(card, 10, 20, 30, "0.500", true);
        ArrayNode characteristics = card.putArray("characteristics");
        for (int i = 1; i <= 5; i++) {
            characteristics.addObject().put("id", i).put("name", "Свойство " + i).putArray("value").add("да");
        }
        characteristics.addObject().put("id", 6).put("name", "Пустое").putArray("value");
        change.accept(card);
        return CardHealth.of(read(card));
    }

    private static void photos(ObjectNode card, int number) {
        ArrayNode photos = card.putArray("photos");
        for (int i = 0; i < number; i++) {
            photos.addObject().put("big", "https://photo.example/" + i);
        }
    }

    private static void dimensions(ObjectNode card, int length, int width, int height, String weight, boolean valid) {
        card
            .putObject("dimensions")
            .put("length", length)
            .put("width", width)
            .put("height", height)
            .put("weightBrutto", new BigDecimal(weight))
            .put("isValid", valid);
    }

    private static Card read(ObjectNode card) {
        try {
            return CardReader.read(new ShopId(1), card);
        } catch (MalformedCardException e) {
            throw new IllegalStateException(e);
        }
    }
}
