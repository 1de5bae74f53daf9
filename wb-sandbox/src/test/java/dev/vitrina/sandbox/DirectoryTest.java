package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Directories, brands and labels keep to the items spec. */
class DirectoryTest {

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
    }

    @Test
    void tellsTheCharacteristicsThatTheCardsOfASubjectHave() {
        JsonNode card = client.walk(true, 100, () -> {}).getFirst();
        Client.Reply reply = get("/content/v2/object/charcs/" + card.path("subjectID").asInt());
        Contract.assertKeeps("object-charcs", reply.text());
        Set<Integer> ids = new HashSet<>();
        Set<Integer> types = new HashSet<>();
        reply
            .json()
            .path("data")
            .forEach(rule -> {
                ids.add(rule.path("charcID").asInt());
                types.add(rule.path("charcType").asInt());
            });
        assertThat(card.path("characteristics").valueStream()).allMatch(had -> ids.contains(had.path("id").asInt()));
        assertThat(types).contains(0, 1, 4);
        assertThat(reply.json().path("data").valueStream()).anyMatch(rule -> rule.path("required").asBoolean());
    }

    @ParameterizedTest
    @CsvSource(
        {
            "colors,directory-colors",
            "kinds,directory-texts",
            "countries,directory-countries",
            "seasons,directory-texts",
            "vat,directory-texts",
        }
    )
    void listsEachDirectory(String name, String shape) {
        Contract.assertKeeps(shape, get("/content/v2/directory/" + name).text());
    }

    @Test
    void findsCustomsCodesBySubjectAndBeginning() {
        Client.Reply all = get("/content/v2/directory/tnved?subjectID=105");
        Contract.assertKeeps("directory-tnved", all.text());
        String first = all.json().at("/data/0/tnved").asString();
        assertThat(get("/content/v2/directory/tnved?subjectID=105&search=" + first).json().path("data").size()).isOne();
        assertThat(get("/content/v2/directory/tnved").status()).isEqualTo(400);
    }

    @Test
    void pagesThroughBrands() {
        Set<String> names = new HashSet<>();
        String next = "";
        do {
            Client.Reply reply = get("/api/content/v1/brands?subjectId=105" + next);
            Contract.assertKeeps("brands", reply.text());
            reply
                .json()
                .path("brands")
                .forEach(brand -> names.add(brand.path("name").asString()));
            next = reply.json().has("next") ? "&next=" + reply.json().path("next").asInt() : "";
        } while (!next.isEmpty());
        assertThat(names).hasSize(get("/api/content/v1/brands?subjectId=105").json().path("total").asInt());
    }

    @ParameterizedTest
    @CsvSource({ "?subjectId=-1,400", "?subjectId=105&next=x,400", "?subjectId=7,404" })
    void refusesWrongBrandRequests(String query, int status) {
        Client.Reply reply = get("/api/content/v1/brands" + query);
        assertThat(reply.status()).isEqualTo(status);
        Contract.assertKeeps("brands-error", reply.text());
    }

    @Test
    void createsChangesLinksAndDeletesLabelsAtOnce() {
        Client.Reply created = tag("POST", "", "Новый", "FEE0E0");
        assertThat(created.status()).isEqualTo(200);
        Contract.assertKeeps("done", created.text());
        long id = tags().getLast().path("id").asLong();

        JsonNode before = client.walk(true, 100, () -> {}).getFirst();
        String link = "{\"nmID\":%d,\"tagsIDs\":[%d]}".formatted(Client.nmId(before), id);
        Contract.assertKeeps("done", client.post(WbHost.CONTENT, "/content/v2/tag/nomenclature/link", link).text());
        assertThat(card(before).at("/tags/0/name").asString()).isEqualTo("Новый");
        assertThat(card(before).path("updatedAt").asString()).isNotEqualTo(before.path("updatedAt").asString());

        tag("PATCH", "/" + id, "Другой", "DEF1DD");
        assertThat(card(before).at("/tags/0/name").asString()).isEqualTo("Другой");

        tag("DELETE", "/" + id, "", "");
        assertThat(card(before).has("tags")).isFalse();
        assertThat(tags()).noneMatch(tag -> tag.path("id").asLong() == id);
    }

    @Test
    void showsRenamedAndDeletedLabelsOnAllCards() {
        JsonNode tagged = client
            .walk(true, 100, () -> {})
            .stream()
            .filter(c -> c.has("tags"))
            .findFirst()
            .orElseThrow();
        long id = tagged.at("/tags/0/id").asLong();

        tag("PATCH", "/" + id, "Иначе", "DEF1DD");
        assertThat(card(tagged).at("/tags/0/name").asString()).isEqualTo("Иначе");
        assertThat(card(tagged).path("updatedAt")).isEqualTo(tagged.path("updatedAt"));

        tag("DELETE", "/" + id, "", "");
        ObjectNode filter = Json.object().put("withPhoto", -1);
        filter.putArray("tagIDs").add(id);
        assertThat(client.walkFiltered(filter)).isEmpty();
    }

    @Test
    void holdsFifteenLabelsOfFifteenCharacters() {
        assertThat(tag("POST", "", "я".repeat(16), "FEE0E0").status()).isEqualTo(400);
        assertThat(tag("POST", "", "Цвет не тот", "000000").status()).isEqualTo(400);
        assertThat(tag("POST", "", tags().getFirst().path("name").asString(), "FEE0E0").status()).isEqualTo(400);
        while (tags().size() < 15) {
            tag("POST", "", "метка " + tags().size(), "FEE0E0");
        }
        Client.Reply full = tag("POST", "", "шестнадцатая", "FEE0E0");
        assertThat(full.status()).isEqualTo(400);
        Contract.assertKeeps("content-error", full.text());
    }

    @ParameterizedTest
    @ValueSource(strings = { "PATCH", "DELETE" })
    void answersAnUnknownLabelWithAnErrorIn200(String method) {
        Client.Reply reply = tag(method, "/1", "имя", "FEE0E0");
        assertThat(reply.status()).isEqualTo(200);
        Contract.assertKeeps("content-error", reply.text());
    }

    @Test
    void refusesToLinkUnknownLabels() {
        long nmId = Client.nmId(client.walk(true, 100, () -> {}).getFirst());
        String link = "{\"nmID\":%d,\"tagsIDs\":[1]}".formatted(nmId);
        assertThat(client.post(WbHost.CONTENT, "/content/v2/tag/nomenclature/link", link).status()).isEqualTo(400);
    }

    private static Client.Reply get(String path) {
        return client.get(WbHost.CONTENT, path);
    }

    private static Client.Reply tag(String method, String path, String name, String colour) {
        String body = Json.object().put("name", name).put("color", colour).toString();
        return client.send(method, WbHost.CONTENT, "/content/v2/tag" + path, body);
    }

    private static List<JsonNode> tags() {
        return get("/content/v2/tags").json().path("data").valueStream().toList();
    }

    private static JsonNode card(JsonNode card) {
        return Json.parse(sandbox.control().card("nordflax", Client.nmId(card)).orElseThrow());
    }
}
