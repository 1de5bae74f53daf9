package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Spoils a right answer in one defined way, keeping it a well-formed JSON document. */
final class AnswerSurgery {

    private AnswerSurgery() {}

    /** Numbers and booleans become texts, texts become a number; the structure stays. */
    static Answer wrongTypes(Answer answer) {
        return answer.withBody(Json.bytes(mistyped(tree(answer))));
    }

    /** No rows, and a cursor that says the list has ended. */
    static Answer emptyPage(Answer answer) {
        if (!(tree(answer) instanceof ObjectNode root)) {
            return answer;
        }
        if (root.has("cards")) {
            root.set("cards", Json.array());
            root.set("cursor", Json.object().put("total", 0));
        }
        if (root.path("data") instanceof ArrayNode rows) {
            rows.removeAll();
        }
        for (String list : List.of(
            "listGoods",
            "quarantineGoods",
            "historyGoods",
            "bufferGoods",
            "promotions",
            "nomenclatures",
            "feedbacks"
        )) {
            if (root.path("data").path(list) instanceof ArrayNode rows) {
                rows.removeAll();
            }
        }
        return answer.withBody(Json.bytes(root));
    }

    /** The request's cursor comes back, if it had one. */
    static Answer stuckCursor(Answer answer, Call call) {
        JsonNode asked = Json.parse(new String(call.body(), StandardCharsets.UTF_8)).at("/settings/cursor");
        JsonNode root = tree(answer);
        if (root.path("cursor") instanceof ObjectNode cursor) {
            for (String field : new String[] { "updatedAt", "trashedAt", "nmID" }) {
                if (asked.hasNonNull(field)) {
                    cursor.set(field, asked.get(field));
                }
            }
        }
        return answer.withBody(Json.bytes(root));
    }

    private static JsonNode mistyped(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = Json.object();
                object.properties().forEach(field -> copy.set(field.getKey(), mistyped(field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.array();
                array.forEach(element -> copy.add(mistyped(element)));
                yield copy;
            }
            case StringNode _ -> IntNode.valueOf(42);
            default -> StringNode.valueOf("value " + node);
        };
    }

    private static JsonNode tree(Answer answer) {
        return Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
    }
}
