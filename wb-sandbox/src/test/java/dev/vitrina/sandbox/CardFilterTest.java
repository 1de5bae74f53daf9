package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CardFilterTest {

    private static WbSandbox sandbox;
    private static Client client;
    private static List<JsonNode> all;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(3_000).quotas(false).build());
        client = Client.of(sandbox, 0);
        all = client.walk(true, 100, () -> {});
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void findsBySellersArticleInAnyCaseAndPart() {
        JsonNode card = all.get(77);
        String article = card.path("vendorCode").asString();

        assertThat(search(article)).contains(Client.nmId(card));
        assertThat(search(article.toUpperCase(Locale.ROOT))).contains(Client.nmId(card));
        assertThat(search(article.substring(2))).contains(Client.nmId(card));
    }

    @Test
    void findsByWbArticleAndByBarcode() {
        JsonNode card = all.get(78);

        assertThat(search(card.path("nmID").toString())).containsExactly(Client.nmId(card));
        for (JsonNode size : card.path("sizes")) {
            for (JsonNode sku : size.path("skus")) {
                assertThat(search(sku.asString())).containsExactly(Client.nmId(card));
            }
        }
    }

    @Test
    void doesNotSearchTitles() {
        assertThat(search("Платье")).isEmpty();
    }

    @Test
    void filtersBySubjectBrandTagAndGroup() {
        JsonNode card = all
            .stream()
            .filter(c -> c.path("tags").size() > 1)
            .findFirst()
            .orElseThrow();
        ObjectNode subject = Json.object();
        subject.putArray("objectIDs").add(card.path("subjectID").asInt());
        ObjectNode brand = Json.object();
        brand.putArray("brands").add(card.path("brand").asString());
        ObjectNode tag = Json.object();
        tag.putArray("tagIDs").add(card.at("/tags/0/id").asLong());
        ObjectNode group = Json.object().put("imtID", card.path("imtID").asLong());

        assertThat(found(subject)).isEqualTo(expected(c -> c.path("subjectID").equals(card.path("subjectID"))));
        assertThat(found(brand)).isEqualTo(expected(c -> c.path("brand").equals(card.path("brand"))));
        assertThat(found(tag)).isEqualTo(
                expected(c ->
                    c
                        .path("tags")
                        .valueStream()
                        .anyMatch(t -> t.path("id").equals(card.at("/tags/0/id")))
                )
            );
        assertThat(found(group)).isEqualTo(expected(c -> c.path("imtID").equals(card.path("imtID"))));
    }

    @Test
    void combinesFiltersWithAnd() {
        JsonNode card = all.get(5);
        ObjectNode both = Json.object().put("textSearch", card.path("nmID").toString());
        both.putArray("brands").add("no such brand");

        assertThat(found(both)).isEmpty();
    }

    @Test
    void leavesOutForbiddenSubjectsOnRequest() {
        assertThat(found(Json.object().put("allowedCategoriesOnly", true))).isEqualTo(
            expected(c -> c.path("subjectID").asInt() != 501)
        );
        assertThat(found(Json.object().put("allowedCategoriesOnly", false))).hasSize(all.size());
    }

    @Test
    void filtersByPhotoWithTheMeaningSinceJune2026() {
        List<Long> without = expected(c -> !c.has("photos"));
        long nmId = expected(c -> c.has("photos")).get(9);
        sandbox.control().edit("nordflax", nmId, CardPatch.photos(0).keepingTime());

        assertThat(found(Json.object().put("withPhoto", -1))).hasSize(all.size());
        assertThat(found(Json.object().put("withPhoto", 0))).hasSize(all.size());
        assertThat(found(Json.object().put("withPhoto", 1)))
            .hasSize(all.size() - without.size() - 1)
            .doesNotContain(nmId);
        assertThat(found(Json.object().put("withPhoto", 2)))
            .hasSize(without.size() + 1)
            .contains(nmId)
            .containsAll(without);
    }

    @Test
    void ignoresEmptyAndUnknownFields() {
        ObjectNode filter = Json.object().put("textSearch", "").put("imtID", 0).put("something", true);
        filter.putArray("brands");
        filter.putNull("tagIDs");
        filter.putNull("withPhoto");

        assertThat(found(filter)).hasSize(all.size());
    }

    private static List<Long> search(String text) {
        return found(Json.object().put("textSearch", text));
    }

    private static List<Long> found(ObjectNode filter) {
        return client.walkFiltered(filter).stream().map(Client::nmId).toList();
    }

    private static List<Long> expected(Predicate<JsonNode> wanted) {
        return all.stream().filter(wanted).map(Client::nmId).toList();
    }
}
