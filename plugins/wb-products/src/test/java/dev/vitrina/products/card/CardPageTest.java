package dev.vitrina.products.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.products.CardFixture;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CardPageTest {

    private static final ShopId SHOP = new ShopId(7);
    private final CardJson json = new CardJson(new JsonMapper());

    @Test
    void readsEverythingACardHolds() throws MalformedCardException {
        Card card = only(CardFixture.card(501));

        assertThat(card.shop()).isEqualTo(SHOP);
        assertThat(card.nmId()).isEqualTo(501);
        assertThat(card.imtId()).isEqualTo(506);
        assertThat(card.nmUuid()).isEqualTo("01bda0b1-5c0b-736c-b2be-d0a6543e9be");
        assertThat(card.vendorCode()).isEqualTo("art-501");
        assertThat(card.brand()).isEqualTo("Лён & Co");
        assertThat(card.subjectId()).isEqualTo(105);
        assertThat(card.subjectName()).isEqualTo("Платья");
        assertThat(card.needKiz()).isFalse();
        assertThat(card.kizMarked()).isTrue();
        assertThat(card.photos())
            .hasSize(2)
            .first()
            .extracting(Card.Photo::tm)
            .isEqualTo("https://basket-10.example/501/images/tm/1.webp");
        assertThat(card.video()).endsWith("index.m3u8");
        assertThat(card.wholesale()).isEqualTo(new Card.Wholesale(true, 112));
        assertThat(card.dimensions()).isEqualTo(new Card.Dimensions(55, 40, 15, new BigDecimal("6.240"), false));
        assertThat(card.characteristics()).containsExactly(
            new Card.Characteristic(14177449, "Цвет", List.of("красный", "синий")),
            new Card.Characteristic(90630, "Вес, г", List.of("300"))
        );
        assertThat(card.sizes()).containsExactly(new Card.Size(5010, "XL", "50", List.of("46501")));
        assertThat(card.tags()).containsExactly(new Card.Tag(592569, "Популярный", "D1CFD7"));
        assertThat(card.createdAt()).isEqualTo(Instant.parse("2023-12-06T11:17:00.96577Z"));
        assertThat(card.updatedAt()).isEqualTo(Instant.parse("2024-02-01T08:00:00Z"));
    }

    @Test
    void needsOnlyTheIdAndTheTimeOfTheLastChange() throws MalformedCardException {
        Card card = only(
            JsonNodeFactory.instance.objectNode().put("nmID", 9).put("updatedAt", "2024-02-01T11:00:00+03:00")
        );

        assertThat(card.imtId()).isEqualTo(9);
        assertThat(card.title()).isEmpty();
        assertThat(card.vendorCode()).isEmpty();
        assertThat(card.brand()).isNull();
        assertThat(card.photos()).isEmpty();
        assertThat(card.updatedAt()).isEqualTo(Instant.parse("2024-02-01T08:00:00Z"));
        assertThat(card.createdAt()).isEqualTo(card.updatedAt());
    }

    @Test
    void takesNullForMissing() throws MalformedCardException {
        ObjectNode card = CardFixture.card(1);
        List.copyOf(card.propertyNames())
            .stream()
            .filter(name -> !name.equals("nmID") && !name.equals("updatedAt"))
            .forEach(card::putNull);

        assertThat(only(card)).isEqualTo(
            only(JsonNodeFactory.instance.objectNode().put("nmID", 1).put("updatedAt", "2024-02-01T08:00:00Z"))
        );
    }

    @Test
    void keepsWhatItDoesNotKnow() throws MalformedCardException {
        ObjectNode card = CardFixture.card(1);
        card.put("gtin", "0460").putObject("documents").put("count", new BigDecimal("1.500"));

        String document = page(CardFixture.answer(card)).cards().getFirst().document();

        assertThat(document).contains("\"gtin\":\"0460\"", "\"count\":1.500", "\"weightBrutto\":6.240");
    }

    @Test
    void keepsADocumentLetterByLetter() throws MalformedCardException {
        String first =
            "{ \"updatedAt\":\"2024-02-01T08:00:00Z\",\n \"title\" : \"\\u041bён } \\\" ]\", \"nmID\":1, \"x\":[1.50, {}] }";
        String second = "{\"nmID\":2,\"updatedAt\":\"2024-02-01T08:00:00Z\"}";

        List<String> documents = documents(body(first + " ,\n" + second).getBytes(StandardCharsets.UTF_8));

        assertThat(documents).containsExactly(first, second);
    }

    @Test
    void ofAnotherEncodingThanUtf8KeepsWhatItSays() throws MalformedCardException {
        String card = "{ \"nmID\":1, \"updatedAt\":\"2024-02-01T08:00:00Z\", \"title\":\"Лён\" }";

        assertThat(documents(body(card).getBytes(StandardCharsets.UTF_16BE))).containsExactly(card.replace(" ", ""));
    }

    @Test
    void ofTwoListsOfCardsTakesTheLast() throws MalformedCardException {
        String first = "{\"nmID\":1,\"updatedAt\":\"2024-02-01T08:00:00Z\"}";
        String second = "{\"nmID\":2,\"updatedAt\":\"2024-02-01T08:00:00Z\"}";

        List<String> documents = documents(
            ("{\"cards\":[" + first + "]," + body(second).substring(1)).getBytes(StandardCharsets.UTF_8)
        );

        assertThat(documents).containsExactly(second);
    }

    @Test
    void keepsTheCursorLetterByLetter() throws MalformedCardException {
        ObjectNode answer = CardFixture.answer(CardFixture.card(1));
        ((ObjectNode) answer.path("cursor")).put("updatedAt", "2023-12-06T11:17:00.9657700Z").put("nmID", 370870300);

        assertThat(page(answer).next()).isEqualTo(
            "{\"updatedAt\":\"2023-12-06T11:17:00.9657700Z\",\"nmID\":370870300}"
        );
    }

    @Test
    void anEmptyPageHasNoCursor() throws MalformedCardException {
        assertThat(read("{\"cards\":[],\"cursor\":{\"total\":0}}").next()).isNull();
        assertThat(read("{\"cards\":null,\"cursor\":{\"updatedAt\":\"\",\"nmID\":0,\"total\":0}}").cards()).isEmpty();
    }

    @Test
    void replacesWhatPostgresqlCannotKeep() throws MalformedCardException {
        String title = "a\\u0000b\\ud800c\\udc00d\\ud83d\\ude00";

        Card card = read(
            "{\"cards\":[{\"nmID\":1,\"updatedAt\":\"2024-02-01T08:00:00Z\",\"title\":\"" +
            title +
            "\",\"x\\u0000\":\"\\ud800\"}],\"cursor\":{\"updatedAt\":\"2024-02-01T08:00:00Z\",\"nmID\":1,\"total\":1}}"
        )
            .cards()
            .getFirst()
            .card();

        assertThat(card.title()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd😀");
    }

    @Test
    void readsCharacteristicsOfAnyType() throws MalformedCardException {
        ObjectNode card = CardFixture.card(1);
        var list = card.putArray("characteristics");
        list.addObject().put("id", 1).put("name", "n").put("value", new BigDecimal("1E+3"));
        list.addObject().put("id", 2).put("value", true);
        list.addObject().put("id", 3).putNull("value");
        list.addObject().putArray("value").add("a").add(2.50).addNull().addObject().put("b", 1);

        assertThat(only(card).characteristics())
            .extracting(Card.Characteristic::values)
            .containsExactly(List.of("1000"), List.of("true"), List.of(), List.of("a", "2.5", "{\"b\":1}"));
    }

    @Test
    void aMeasureBeyondMeasureIsUnknown() throws MalformedCardException {
        ObjectNode card = CardFixture.card(1);
        card.putObject("wholesale").put("enabled", true).put("quantum", new BigDecimal("18446744073709551615"));

        assertThat(only(card).wholesale()).isEqualTo(new Card.Wholesale(true, null));
    }

    static Stream<Consumer<ObjectNode>> wrongTypes() {
        return Stream.of(
            card -> card.put("nmID", "1"),
            card -> card.put("nmID", 1.5),
            card -> card.put("nmID", 0),
            card -> card.put("nmID", -4),
            card -> card.put("nmID", new BigDecimal("9223372036854775808").toBigInteger()),
            card -> card.putNull("nmID"),
            card -> card.put("imtID", "x"),
            card -> card.put("title", 5),
            card -> card.put("vendorCode", true),
            card -> card.putObject("brand"),
            card -> card.put("subjectID", "105"),
            card -> card.put("photos", "none"),
            card -> card.putArray("photos").add("https://"),
            card -> card.putArray("photos").addObject().put("big", 1),
            card -> card.put("video", 1),
            card -> card.put("needKiz", "false"),
            card -> card.put("wholesale", 5),
            card -> card.putObject("wholesale").put("enabled", 1),
            card -> card.putObject("dimensions").put("length", "55"),
            card -> card.putObject("dimensions").put("isValid", "no"),
            card -> card.putObject("characteristics"),
            card -> card.putArray("characteristics").add(1),
            card -> card.putArray("sizes").addObject().put("skus", "1"),
            card -> card.putArray("sizes").addObject().putArray("skus").add(1),
            card -> card.putArray("tags").addObject().put("name", "no id"),
            card -> card.put("createdAt", "yesterday"),
            card -> card.put("updatedAt", 1700000000),
            card -> card.put("updatedAt", "2024-02-30T08:00:00Z"),
            card -> card.putNull("updatedAt"),
            card -> card.put("depth", new BigDecimal("1E+100000"))
        );
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void setsACardWithAWrongTypeAsideWithoutTellingTheValue(Consumer<ObjectNode> spoil) throws MalformedCardException {
        ObjectNode odd = CardFixture.card(1);
        spoil.accept(odd);

        CardPage page = page(CardFixture.answer(odd, CardFixture.card(2)));

        assertThat(page.cards())
            .extracting(sent -> sent.card().nmId())
            .containsExactly(2L);
        assertThat(page.setAside())
            .singleElement()
            .satisfies(card -> assertThat(card.reason()).containsPattern("card|number").doesNotContain("yesterday"));
        assertThat(page.total()).isEqualTo(2);
    }

    @Test
    void namesTheCardAndTheFieldItSetsAside() throws MalformedCardException {
        ObjectNode odd = CardFixture.card(501);
        odd.putArray("sizes").addObject().putArray("skus").addNull();
        ObjectNode nameless = CardFixture.card(1).putNull("nmID").putNull("updatedAt");

        List<SetAside> setAside = page(CardFixture.answer(odd, nameless, CardFixture.card(2))).setAside();

        assertThat(setAside).containsExactly(
            new SetAside(501L, "card 501: card.sizes.skus is not a list of texts"),
            new SetAside(null, "a card without a readable nmID: card.nmID is not a positive number")
        );
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "   ",
            "null",
            "[]",
            "\"cards\"",
            "{",
            "{\"cards\":[",
            "{\"cards\":[]}",
            "{\"cursor\":{\"total\":0}}",
            "{\"cards\":{},\"cursor\":{\"total\":0}}",
            "{\"cards\":[],\"cursor\":[]}",
            "{\"cards\":[],\"cursor\":{}}",
            "{\"cards\":[],\"cursor\":{\"total\":1}}",
            "{\"cards\":[],\"cursor\":{\"total\":-1}}",
            "{\"cards\":[],\"cursor\":{\"total\":\"0\"}}",
            "{\"cards\":[null],\"cursor\":{\"total\":1}}",
            "{\"cards\":[],\"cursor\":{\"total\":0}} {}",
            "{\"cards\":[],\"cursor\":{\"total\":0},}",
            "{\"cards\":[],\"cursor\":{\"total\":NaN}}",
            "{'cards':[],'cursor':{'total':0}}",
            "{\"data\":null,\"error\":true,\"errorText\":\"Internal\",\"cursor\":{\"total\":0}}",
            "<html>Too many requests</html>",
            "{\"cards\":[{\"nmID\":1,\"updatedAt\":\"2024-02-01T08:00:00Z\"}],\"cursor\":{\"total\":1}}",
            "{\"cards\":[{\"nmID\":1,\"updatedAt\":\"2024-02-01T08:00:00Z\"}],\"cursor\":{\"total\":1,\"updatedAt\":\"x\"}}",
        }
    )
    void refusesWhatIsNoCardList(String body) {
        assertThatExceptionOfType(MalformedCardException.class).isThrownBy(() -> read(body));
    }

    @Test
    void refusesBrokenUtf8AndBottomlessNesting() {
        byte[] broken = { '{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}' };

        assertThatExceptionOfType(MalformedCardException.class).isThrownBy(() -> CardPage.read(json, SHOP, broken));
        assertThatExceptionOfType(MalformedCardException.class).isThrownBy(() -> read("[".repeat(100_000)));
        assertThatExceptionOfType(MalformedCardException.class).isThrownBy(() ->
            read("{\"a\":" + "9".repeat(5_000) + "}")
        );
    }

    private Card only(ObjectNode card) throws MalformedCardException {
        return page(CardFixture.answer(card)).cards().getFirst().card();
    }

    private CardPage page(ObjectNode answer) throws MalformedCardException {
        return read(answer.toString());
    }

    private CardPage read(String body) throws MalformedCardException {
        return CardPage.read(json, SHOP, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(String cards) {
        int total = cards.split("nmID", -1).length - 1;
        return "{\"cards\":[%s],\"cursor\":{\"updatedAt\":\"2024-02-01T08:00:00Z\",\"nmID\":1,\"total\":%d}}".formatted(
            cards,
            total
        );
    }

    private List<String> documents(byte[] body) throws MalformedCardException {
        return CardPage.read(json, SHOP, body).cards().stream().map(CardPage.Sent::document).toList();
    }
}
