package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.control.AcceptedWrite;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cards are written as the items spec says: 200 means accepted, and what is wrong shows later. */
class CardWriteTest {

    private static final String UPDATE = "/content/v2/cards/update";
    private static final String UPLOAD = "/content/v2/cards/upload";
    private static final String MOVE = "/content/v2/cards/moveNm";
    private static final int MUGS = 515;
    private static WbSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(300).quotas(false).build());
        client = Client.of(sandbox, 0);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.control().reset();
        sandbox.control().writeDelay(Duration.ZERO);
    }

    @Test
    void overwritesTheWholeCardAndLeavesMediaLabelsAndBarcodesAlone() {
        ObjectNode before = sound();
        ObjectNode update = update(before).put("title", "Новое имя");
        update.remove("description");

        Client.Reply reply = post(UPDATE, Json.array().add(update));

        assertThat(reply.status()).isEqualTo(200);
        Contract.assertKeeps("write-accepted", reply.text());
        ObjectNode expected = before.deepCopy().put("title", "Новое имя").put("description", "");
        ObjectNode after = card(before);
        assertThat(after.path("updatedAt").asString()).isGreaterThan(before.path("updatedAt").asString());
        assertThat(after.remove(List.of("updatedAt"))).isEqualTo(expected.remove(List.of("updatedAt")));
    }

    @Test
    void writesOnlyWhenTheSellersClockHasGoneOn() {
        ObjectNode before = sound();
        sandbox.control().writeDelay(Duration.ofMinutes(10));

        post(UPDATE, Json.array().add(update(before).put("title", "Позже")));

        assertThat(card(before)).isEqualTo(before);
        assertThat(lastWrite().appliedAt()).isNull();
        sandbox.control().shiftClock("nordflax", Duration.ofMinutes(11));
        assertThat(card(before).path("title").asString()).isEqualTo("Позже");
        assertThat(lastWrite().written()).containsExactly(Client.nmId(before));
    }

    @Test
    void acceptsAnUpdateWithoutChrtIdAndChangesNothing() {
        ObjectNode before = sound();
        ObjectNode update = update(before).put("title", "Новое имя");
        update.path("sizes").forEach(size -> ((ObjectNode) size).remove("chrtID"));

        assertThat(post(UPDATE, Json.array().add(update)).status()).isEqualTo(200);

        assertThat(card(before)).isEqualTo(before);
        assertThat(errors(before)).anyMatch(error -> error.contains("chrtID"));
    }

    @Test
    void addsSizesAndBarcodesAndDeletesNone() {
        ObjectNode before = first(card -> card.path("sizes").size() > 1);
        ObjectNode update = update(before);
        ArrayNode sizes = (ArrayNode) update.path("sizes");
        ((ObjectNode) sizes.get(0)).putArray("skus").add("4601234567893");
        sizes.remove(1);
        sizes.addObject().put("techSize", "9XL").put("wbSize", "90");

        post(UPDATE, Json.array().add(update));

        JsonNode after = card(before).path("sizes");
        assertThat(after.size()).isEqualTo(before.path("sizes").size() + 1);
        assertThat(after.get(0).path("skus").valueStream().map(JsonNode::asString)).contains(
            "4601234567893",
            before.at("/sizes/0/skus/0").asString()
        );
        assertThat(after.get(after.size() - 1).path("skus").size()).isEqualTo(1);
    }

    static List<Consumer<ObjectNode>> spoilers() {
        return List.of(
            card -> card.put("title", "я".repeat(61)),
            card -> card.put("title", "Кружка \uD83D\uDE08"),
            card -> card.put("description", "пишите на shop@example.org"),
            card -> card.put("description", "я".repeat(2_001)),
            card -> card.put("brand", "Бренд, которого нет"),
            card -> card.put("vendorCode", "я".repeat(73)),
            card -> card.putArray("characteristics"),
            card -> ((ArrayNode) card.path("characteristics")).addObject().put("id", 1).putArray("value").add("x"),
            card -> ((ArrayNode) card.path("characteristics")).addObject().put("id", 90630).put("value", "высоко"),
            card -> ((ArrayNode) card.path("characteristics")).addObject().put("id", 15000001).put("value", 1),
            card -> ((ObjectNode) card.path("dimensions")).put("length", 10.5),
            card -> ((ObjectNode) card.path("dimensions")).put("height", -1),
            card -> ((ObjectNode) card.path("dimensions")).put("weightBrutto", 0.1234),
            card -> ((ObjectNode) card.path("sizes").get(0)).put("chrtID", 1),
            card -> card.put("nmID", 1)
        );
    }

    @ParameterizedTest
    @MethodSource("spoilers")
    void putsWhatIsWrongIntoTheListOfErrors(Consumer<ObjectNode> spoil) {
        ObjectNode before = sound();
        ObjectNode good = first(card -> isAlone(card) && !card.equals(before));
        ObjectNode update = update(before);
        spoil.accept(update);

        Client.Reply reply = post(UPDATE, Json.array().add(update).add(update(good).put("title", "Хорошая")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(card(before)).isEqualTo(before);
        assertThat(card(good).path("title").asString()).isEqualTo("Хорошая");
        assertThat(errors(update)).isNotEmpty();
        assertThat(lastWrite().errors()).containsOnlyKeys(update.path("vendorCode").asString());
    }

    @Test
    void marksDimensionsThatAreZeroOrImplausible() {
        ObjectNode before = sound();
        ObjectNode update = update(before);
        update.putObject("dimensions").put("length", 900).put("width", 1).put("height", 1).put("weightBrutto", 0.1);

        post(UPDATE, Json.array().add(update));

        assertThat(card(before).at("/dimensions/isValid").asBoolean()).isFalse();
        assertThat(card(before).at("/dimensions/length").asInt()).isEqualTo(900);
    }

    @Test
    void takesACorrectedCardOffTheListOfErrors() {
        ObjectNode before = sound();
        post(UPDATE, Json.array().add(update(before).put("title", "я".repeat(61))));
        assertThat(errors(before)).hasSize(1);

        post(UPDATE, Json.array().add(update(before).put("title", "Короче")));

        assertThat(errors(before)).isEmpty();
    }

    @Test
    void pagesThroughTheListOfErrors() {
        ObjectNode before = sound();
        for (int i = 0; i < 5; i++) {
            post(UPDATE, Json.array().add(update(before).put("title", "я".repeat(61))));
        }
        List<String> batches = new ArrayList<>();
        ObjectNode request = Json.object();
        ObjectNode cursor = request.putObject("cursor").put("limit", 2);

        JsonNode data;
        do {
            Client.Reply reply = post("/content/v2/cards/error/list", request);
            Contract.assertKeeps("cards-errors", reply.text());
            data = reply.json().path("data");
            data.path("items").forEach(item -> batches.add(item.path("batchUUID").asString()));
            cursor.set("updatedAt", data.at("/cursor/updatedAt"));
            cursor.set("batchUUID", data.at("/cursor/batchUUID"));
        } while (data.at("/cursor/next").asBoolean());

        assertThat(batches).hasSize(5).doesNotHaveDuplicates();
        Contract.assertKeeps("cards-errors", post("/content/v2/cards/error/list", request).text());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "[]", "[{\"nmID\":1}]", "[{\"nmID\":\"1\",\"vendorCode\":\"a\",\"sizes\":[]}]" })
    void refusesAMalformedUpdateAsAWhole(String body) {
        Client.Reply reply = client.post(WbHost.CONTENT, UPDATE, body);

        assertThat(reply.status()).isEqualTo(400);
        Contract.assertKeeps("content-error", reply.text());
    }

    @Test
    void refusesMergedCardsThatLackRequiredCharacteristics() {
        ObjectNode merged = first(card -> !isAlone(card));
        ObjectNode update = update(merged);
        update.putArray("characteristics");

        Client.Reply reply = post(UPDATE, Json.array().add(update));

        assertThat(reply.status()).isEqualTo(400);
        Contract.assertKeeps("content-error", reply.text());
        assertThat(reply.json().path("additionalErrors").has(merged.path("vendorCode").asString())).isTrue();
    }

    @Test
    void createsACardWithMadeUpSizesAndBarcodes() {
        Client.Reply reply = post(UPLOAD, group(mug("новая-кружка")));

        assertThat(reply.status()).isEqualTo(200);
        Contract.assertKeeps("write-accepted", reply.text());
        ObjectNode card = found("новая-кружка");
        assertThat(card.path("title").asString()).isEqualTo("Кружка");
        assertThat(card.has("photos")).isFalse();
        assertThat(card.path("sizes").size()).isEqualTo(1);
        assertThat(card.at("/sizes/0/skus/0").asString()).hasSize(13);
        Contract.assertKeeps("cards-list", list("новая-кружка").text());
    }

    @Test
    void createsMergedCardsAndAddsMoreToThem() {
        post(UPLOAD, group(mug("a"), mug("b")));
        long imtId = found("a").path("imtID").asLong();
        ObjectNode add = Json.object().put("imtID", imtId);
        add.putArray("cardsToAdd").add(mug("c"));

        assertThat(post("/content/v2/cards/upload/add", add).status()).isEqualTo(200);

        assertThat(List.of("a", "b", "c")).allSatisfy(code ->
            assertThat(found(code).path("imtID").asLong()).isEqualTo(imtId)
        );
    }

    @Test
    void refusesVendorCodesInUseAndUnknownSubjects() {
        String taken = sound().path("vendorCode").asString();

        Client.Reply twice = post(UPLOAD, group(mug(taken)));
        Client.Reply unknown = post(UPLOAD, Json.parse("[{\"subjectID\":7,\"variants\":[{\"vendorCode\":\"x\"}]}]"));
        Client.Reply nameless = post(UPLOAD, Json.parse("[{\"subjectID\":515,\"variants\":[{\"title\":\"x\"}]}]"));

        assertThat(List.of(twice, unknown, nameless)).allSatisfy(reply -> {
                assertThat(reply.status()).isEqualTo(400);
                Contract.assertKeeps("content-error", reply.text());
            });
        assertThat(twice.json().path("errorText").asString()).contains("vendor code is used in other cards");
        assertThat(unknown.json().path("errorText").asString()).isEqualTo("This category does not exist");
    }

    @Test
    void mergesCardsOfOneSubjectAndTakesThemApart() {
        post(UPLOAD, group(mug("a")));
        post(UPLOAD, group(mug("b")));
        long target = found("a").path("imtID").asLong();
        String join = "{\"targetIMT\":%d,\"nmIDs\":[%d]}".formatted(target, Client.nmId(found("b")));

        assertThat(client.post(WbHost.CONTENT, MOVE, join).status()).isEqualTo(200);
        assertThat(found("b").path("imtID").asLong()).isEqualTo(target);
        Client.Reply again = client.post(WbHost.CONTENT, MOVE, join);
        assertThat(again.status()).isEqualTo(400);
        Contract.assertKeeps("content-error", again.text());

        client.post(WbHost.CONTENT, MOVE, "{\"nmIDs\":[%d]}".formatted(Client.nmId(found("b"))));
        assertThat(found("b").path("imtID").asLong()).isNotEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({ "{\"targetIMT\":1;\"nmIDs\":[%d]}", "{\"targetIMT\":%2$d;\"nmIDs\":[1]}", "{\"nmIDs\":[]}" })
    void refusesToMergeWhatIsNotThere(String request) {
        ObjectNode card = sound();
        String body = request.replace(';', ',').formatted(Client.nmId(card), card.path("imtID").asLong());

        Client.Reply reply = client.post(WbHost.CONTENT, MOVE, body);

        assertThat(reply.status()).isEqualTo(400);
        Contract.assertKeeps("content-error", reply.text());
    }

    @Test
    void refusesToMergeDifferentSubjects() {
        post(UPLOAD, group(mug("a")));
        ObjectNode other = first(card -> card.path("subjectID").asInt() != MUGS);
        String body = "{\"targetIMT\":%d,\"nmIDs\":[%d]}".formatted(
            found("a").path("imtID").asLong(),
            Client.nmId(other)
        );

        assertThat(client.post(WbHost.CONTENT, MOVE, body).json().path("errorText").asString()).isEqualTo(
            "Объединение товаров с разными предметами невозможно"
        );
    }

    @Test
    void keepsTheGroupOfTheTrashWhenACardComesBack() {
        ObjectNode merged = first(card -> !isAlone(card));
        String body = "{\"nmIDs\":[%d]}".formatted(Client.nmId(merged));

        client.post(WbHost.CONTENT, "/content/v2/cards/delete/trash", body);
        client.post(WbHost.CONTENT, "/content/v2/cards/recover", body);

        assertThat(isAlone(card(merged))).isTrue();
    }

    @Test
    void handsOutBarcodesOnceAndTellsLimits() {
        Client.Reply first = client.post(WbHost.CONTENT, "/content/v2/barcodes", "{\"count\":100}");
        Client.Reply second = client.post(WbHost.CONTENT, "/content/v2/barcodes", "{\"count\":1}");
        Client.Reply limits = client.get(WbHost.CONTENT, "/content/v2/cards/limits");

        Contract.assertKeeps("barcodes", first.text());
        assertThat(first.json().path("data").valueStream().distinct().toList())
            .hasSize(100)
            .doesNotContain(second.json().at("/data/0"));
        assertThat(client.post(WbHost.CONTENT, "/content/v2/barcodes", "{\"count\":5001}").status()).isEqualTo(400);
        Contract.assertKeeps("cards-limits", limits.text());
        assertThat(limits.json().at("/data/freeLimits").asInt()).isGreaterThan(300);
    }

    private static Client.Reply post(String path, JsonNode body) {
        return client.post(WbHost.CONTENT, path, body.toString());
    }

    /** A card that may be written as it is. */
    private static ObjectNode sound() {
        return first(CardWriteTest::isAlone);
    }

    private static ObjectNode first(Predicate<ObjectNode> wanted) {
        return client
            .walk(true, 100, () -> {})
            .stream()
            .map(ObjectNode.class::cast)
            .filter(wanted)
            .findFirst()
            .orElseThrow();
    }

    private static boolean isAlone(JsonNode card) {
        ObjectNode filter = Json.object().put("withPhoto", -1).put("imtID", card.path("imtID").asLong());
        return client.walkFiltered(filter).size() == 1;
    }

    private static ObjectNode update(ObjectNode card) {
        ObjectNode update = card.deepCopy();
        update.remove(List.of("photos", "video", "tags", "wholesale", "createdAt", "updatedAt", "needKiz"));
        ((ObjectNode) update.path("dimensions")).remove("isValid");
        return update;
    }

    private static ObjectNode card(ObjectNode card) {
        return (ObjectNode) Json.parse(sandbox.control().card("nordflax", Client.nmId(card)).orElseThrow());
    }

    private static ObjectNode mug(String vendorCode) {
        ObjectNode mug = Json.object().put("vendorCode", vendorCode).put("title", "Кружка").put("brand", "Гжель Дом");
        mug.putObject("dimensions").put("length", 12).put("width", 9).put("height", 10).put("weightBrutto", 0.4);
        mug.putArray("characteristics").addObject().put("id", 14177451).putArray("value").add("Россия");
        return mug;
    }

    private static ArrayNode group(ObjectNode... cards) {
        ArrayNode groups = Json.array();
        ArrayNode variants = groups.addObject().put("subjectID", MUGS).putArray("variants");
        List.of(cards).forEach(variants::add);
        return groups;
    }

    private static Client.Reply list(String text) {
        String body = "{\"settings\":{\"filter\":{\"withPhoto\":-1,\"textSearch\":\"%s\"},\"cursor\":{\"limit\":100}}}";
        return client.post(WbHost.CONTENT, Client.LIST, body.formatted(text));
    }

    private static ObjectNode found(String vendorCode) {
        return (ObjectNode) list(vendorCode)
            .json()
            .path("cards")
            .valueStream()
            .filter(card -> card.path("vendorCode").asString().equals(vendorCode))
            .findFirst()
            .orElseThrow();
    }

    private static List<String> errors(JsonNode card) {
        Client.Reply reply = client.post(
            WbHost.CONTENT,
            "/content/v2/cards/error/list",
            "{\"cursor\":{\"limit\":100}}"
        );
        Contract.assertKeeps("cards-errors", reply.text());
        String code = card.path("vendorCode").asString();
        return reply
            .json()
            .at("/data/items")
            .valueStream()
            .flatMap(item -> item.path("errors").path(code).valueStream())
            .map(JsonNode::asString)
            .toList();
    }

    private static AcceptedWrite lastWrite() {
        return sandbox.control().writing().accepted("nordflax").getLast();
    }
}
