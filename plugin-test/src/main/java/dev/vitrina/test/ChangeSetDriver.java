package dev.vitrina.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Takes change sets of one shop through their life as a person would: drafts, waits for the check, confirms, follows, rolls back. What does not
 * come to pass within half a minute, or is refused, fails the test with what the host said.
 */
public final class ChangeSetDriver {

    private static final String SET = """
        query($id: ID!) { changeSet(id: $id) {
          state version rowCount counts { state rows } problem { message }
          rows { nodes { key label state reason { code message } fields { name before after } findings { code message } } }
        } }
        """;
    private static final Set<String> ENDED = Set.of("VERIFIED", "PARTLY_FAILED", "FAILED", "CANCELLED");

    private final TestClient shop;

    /** @param shop a client with a shop as current one, who may draft and send */
    public ChangeSetDriver(TestClient shop) {
        this.shop = shop;
    }

    /** Drafts by one of the plugin's mutations, waits until it is checked, and gives its id. */
    public String checked(String mutation, Map<String, ?> input) {
        String id = drafted(mutation, input);
        await(id, Set.of("CHECKED"));
        return id;
    }

    /** The same without waiting. The mutation {@code x} has an input {@code XInput}, and gives {@code changeSetId} and {@code errors}. */
    public String drafted(String mutation, Map<String, ?> input) {
        GraphQlAnswer answer = draft(mutation, input);
        assertThat(answer.at("/" + mutation + "/errors")).as(answer.body().toString()).isEmpty();
        return answer.text("/" + mutation + "/changeSetId");
    }

    /** What the mutation answers, also a refusal. */
    public GraphQlAnswer draft(String mutation, Map<String, ?> input) {
        String type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input";
        return shop.execute(
            "mutation($input: %s!) { %s(input: $input) { changeSetId errors { code message path } } }".formatted(
                type,
                mutation
            ),
            Map.of("input", input)
        );
    }

    /** Confirms what may be sent, and gives the set when it has ended, however. */
    public JsonNode done(String id) {
        confirm(id);
        return await(id, ENDED);
    }

    /** Confirms what may be sent. */
    public void confirm(String id) {
        JsonNode set = set(id);
        GraphQlAnswer answer = act(
            "changeSetConfirm",
            "ChangeSetConfirmInput",
            Map.of(
                "id",
                id,
                "version",
                set.path("version").asInt(),
                "expectedRows",
                rows(set, "READY"),
                "typedRows",
                rows(set, "READY")
            )
        );
        assertThat(answer.at("/changeSetConfirm/errors")).as(answer.body() + " " + set).isEmpty();
    }

    /** The id of the set that takes this one back, checked. */
    public String rolledBack(String id) {
        GraphQlAnswer answer = act("changeSetRollBack", "ChangeSetInput", Map.of("id", id));
        assertThat(answer.at("/changeSetRollBack/errors")).as(answer.body().toString()).isEmpty();
        String back = answer.text("/changeSetRollBack/changeSet/id");
        await(back, Set.of("CHECKED"));
        return back;
    }

    /** Sends again what failed, once the host has checked it again. */
    public void retry(String id) {
        JsonNode set = set(id);
        int failed = rows(set, "FAILED");
        GraphQlAnswer answer = act(
            "changeSetRetry",
            "ChangeSetRetryInput",
            Map.of("id", id, "version", set.path("version").asInt(), "expectedRows", failed, "typedRows", failed)
        );
        assertThat(answer.at("/changeSetRetry/errors")).as(answer.body().toString()).isEmpty();
    }

    /** Has the set checked once more, and waits for the verdict. */
    public void checkAgain(String id) {
        GraphQlAnswer answer = act("changeSetCheck", "ChangeSetInput", Map.of("id", id));
        assertThat(answer.at("/changeSetCheck/errors")).as(answer.body().toString()).isEmpty();
        await(id, Set.of("CHECKED"));
    }

    /** The set as it is, with its rows, their fields, findings and reasons. */
    public JsonNode set(String id) {
        return shop.execute(SET, Map.of("id", id)).at("/changeSet");
    }

    /** The set, once it is in one of these states. */
    public JsonNode await(String id, Set<String> states) {
        return Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> set(id), set -> states.contains(set.path("state").asString()));
    }

    /** How many rows of a set are in a state. */
    public static int rows(JsonNode set, String state) {
        return set
            .path("counts")
            .valueStream()
            .filter(count -> count.path("state").asString().equals(state))
            .mapToInt(count -> count.path("rows").asInt())
            .sum();
    }

    /** The row of a set with this key. */
    public static JsonNode row(JsonNode set, String key) {
        return set
            .path("rows")
            .path("nodes")
            .valueStream()
            .filter(row -> row.path("key").asString().equals(key))
            .findFirst()
            .orElseThrow();
    }

    /** The codes of a row's findings. */
    public static List<String> codes(JsonNode row) {
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
