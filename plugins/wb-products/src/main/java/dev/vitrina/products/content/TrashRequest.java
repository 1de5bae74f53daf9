package dev.vitrina.products.content;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a page of the trash is asked for with ({@code get/cards/trash}, WB items spec), the latest first. */
public final class TrashRequest {

    public static final int LIMIT = 100;

    private TrashRequest() {}

    /** @param after a {@link #position} of the page before; null for the first page */
    public static ObjectNode of(String text, @Nullable JsonNode after) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode settings = request.putObject("settings");
        settings.putObject("sort").put("ascending", false);
        if (!text.isBlank()) {
            settings.putObject("filter").put("textSearch", text.strip());
        }
        ObjectNode cursor = settings.putObject("cursor").put("limit", LIMIT);
        if (after != null && after.has("nmID")) {
            cursor.setAll(position(after));
        }
        return request;
    }

    /** Where an answer's cursor stands. */
    public static ObjectNode position(JsonNode cursor) {
        return JsonNodeFactory.instance
            .objectNode()
            .put("trashedAt", cursor.path("trashedAt").stringValue(""))
            .put("nmID", cursor.path("nmID").longValue());
    }
}
