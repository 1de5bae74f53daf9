package dev.vitrina.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Takes change sets through their life as a person would. */
final class ChangeSetDriver {

    private static final String SET = """
        query($id: ID!) { changeSet(id: $id) {
          state version rowCount counts { state rows } problem { message }
          rows { nodes { key label state reason { code message } fields { name before after } findings { code message } } }
        } }
        """;
    private static final Set<String> ENDED = Set.of("VERIFIED", "PARTLY_FAILED", "FAILED", "CANCELLED");

    private final TestClient shop;

    ChangeSetDriver(TestClient shop) {
        this.shop = shop;
    }

    /** Drafts by one of the plugin's mutations, and waits for the verdict. */
    String checked(String mutation, Map<String, ?> input) {
        String id = drafted(mutation, input);
        await(id, Set.of("CHECKED"));
        return id;
    }

    String drafted(String mutation, Map<String, ?> input) {
        GraphQlAnswer answer = draft(mutation, input);
        assertThat(answer.at("/" + mutation + "/errors")).as(answer.body().toString()).isEmpty();
        return answer.text("/" + mutation + "/changeSetId");
    }

    GraphQlAnswer draft(String mutation, Map<String, ?> input) {
        String type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input";
        return shop.execute(
            "mutation($input: %s!) { %s(input: $input) { changeSetId errors { code message path } } }".formatted(
                type,
                mutation
            ),
            Map.of("input", input)
        );
    }

    /** Confirms what may be sent and waits for the end. */
    JsonNode done(String id) {
        confirm(id);
        return await(id, ENDED);
    }

    void confirm(String id) {
        JsonNode set = set(id);
        GraphQlAnswer answer = act(
            "changeSetConfirm",
            "ChangeSetConfirmInput",
            Map.of("id", id, "version", set.path("version").asInt(), "expectedRows", rows(set, "READY"))
        );
        assertThat(answer.at("/changeSetConfirm/errors")).as(answer.body() + " " + set).isEmpty();
    }

    /** The set that takes this one back, checked. */
    String rolledBack(String id) {
        GraphQlAnswer answer = act("changeSetRollBack", "ChangeSetInput", Map.of("id", id));
        assertThat(answer.at("/changeSetRollBack/errors")).as(answer.body().toString()).isEmpty();
        String back = answer.text("/changeSetRollBack/changeSet/id");
        await(back, Set.of("CHECKED"));
        return back;
    }

    void retry(String id) {
        GraphQlAnswer answer = act(
            "changeSetRetry",
            "ChangeSetRetryInput",
            Map.of("id", id, "version", set(id).path("version").asInt())
        );
        assertThat(answer.at("/changeSetRetry/errors")).as(answer.body().toString()).isEmpty();
    }

    void checkAgain(String id) {
        GraphQlAnswer answer = act("changeSetCheck", "ChangeSetInput", Map.of("id", id));
        assertThat(answer.at("/changeSetCheck/errors")).as(answer.body().toString()).isEmpty();
        await(id, Set.of("CHECKED"));
    }

    JsonNode set(String id) {
        return shop.execute(SET, Map.of("id", id)).at("/changeSet");
    }

    JsonNode await(String id, Set<String> states) {
        return Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> set(id), set -> states.contains(set.path("state").asString()));
    }

    static int rows(JsonNode set, String state) {
        return set
            .path("counts")
            .valueStream()
            .filter(count -> count.path("state").asString().equals(state))
            .mapToInt(count -> count.path("rows").asInt())
            .sum();
    }

    static JsonNode row(JsonNode set, String key) {
        return set
            .path("rows")
            .path("nodes")
            .valueStream()
            .filter(row -> row.path("key").asString().equals(key))
            .findFirst()
            .orElseThrow();
    }

    static List<String> codes(JsonNode row) {
        return row
            .path("findings")
            .valueStream()
            .map(finding -> finding.path("code").asString())
            .toList();
    }

    private GraphQlAnswer act(String mutation, String type, Map<String, ?> input) {
        return shop.execute(
            "mutation($input: %s!) { %s(input: $input) { changeSet { id } errors { code message } } }".formatted(
                type,
                mutation
            ),
            Map.of("input", input)
        );
    }
}
