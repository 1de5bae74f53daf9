package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.catalogue.CardFilter;
import dev.vitrina.sandbox.catalogue.CardKey;
import dev.vitrina.sandbox.catalogue.CardQuery;
import dev.vitrina.sandbox.catalogue.Rfc3339;
import dev.vitrina.sandbox.catalogue.SortOrder;
import dev.vitrina.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The body of {@code cards/list} and {@code cards/trash}; unknown fields are ignored, as there. */
final class ListRequest {

    private static final int LARGEST_PAGE = 100;
    private static final int DEFAULT_PAGE = 10;

    private final JsonNode settings;
    private final String timeField;

    private ListRequest(JsonNode settings, String timeField) {
        this.settings = settings;
        this.timeField = timeField;
    }

    /**
     * @param timeField name of the cursor's time: {@code updatedAt} or {@code trashedAt}
     * @throws Unreadable when the body is not JSON
     * @throws Invalid    when a field has the wrong type or value
     */
    static CardQuery parse(byte[] body, String timeField) throws Unreadable, Invalid {
        JsonNode root;
        try {
            root = Json.parse(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new Unreadable();
        }
        if (!root.isObject()) {
            throw new Unreadable();
        }
        try {
            return new ListRequest(root.path("settings"), timeField).query();
        } catch (JacksonException | DateTimeParseException e) {
            throw new Invalid(e);
        }
    }

    private CardQuery query() throws Invalid {
        boolean ascending = settings.path("sort").path("ascending").asBoolean(false);
        return new CardQuery(
            ascending ? SortOrder.ASCENDING : SortOrder.DESCENDING,
            cursor(ascending),
            limit(),
            filter()
        );
    }

    private int limit() throws Invalid {
        JsonNode limit = settings.path("cursor").path("limit");
        int value = absent(limit) ? 0 : limit.intValue();
        if (value < 0 || value > LARGEST_PAGE) {
            throw new Invalid(null);
        }
        return value == 0 ? DEFAULT_PAGE : value;
    }

    private @Nullable CardKey cursor(boolean ascending) {
        JsonNode time = settings.path("cursor").path(timeField);
        if (absent(time) || time.stringValue().isEmpty()) {
            return null;
        }
        JsonNode nmId = settings.path("cursor").path("nmID");
        boolean whole = nmId.isNumber() && nmId.longValue() != 0;
        // Without an nmID the cursor stands before all cards of its time, whichever way the list runs.
        long edge = ascending ? 0 : Long.MAX_VALUE;
        return new CardKey(Rfc3339.parse(time.stringValue()), whole ? nmId.longValue() : edge);
    }

    private CardFilter filter() throws Invalid {
        JsonNode filter = settings.path("filter");
        JsonNode photos = filter.path("withPhoto");
        JsonNode text = filter.path("textSearch");
        JsonNode allowed = filter.path("allowedCategoriesOnly");
        JsonNode imtId = filter.path("imtID");
        return new CardFilter(
            CardFilter.Photos.ofCode(absent(photos) ? 0 : photos.intValue()).orElseThrow(() -> new Invalid(null)),
            absent(text) ? "" : text.stringValue(),
            list(filter.path("tagIDs"), JsonNode::longValue),
            !absent(allowed) && allowed.booleanValue(),
            list(filter.path("objectIDs"), JsonNode::intValue),
            list(filter.path("brands"), JsonNode::stringValue),
            imtId.isNumber() && imtId.longValue() != 0 ? Optional.of(imtId.longValue()) : Optional.empty()
        );
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) throws Invalid {
        if (absent(array)) {
            return List.of();
        }
        if (!array.isArray()) {
            throw new Invalid(null);
        }
        return array.valueStream().map(element).toList();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;
    }

    static final class Invalid extends Exception {

        private static final long serialVersionUID = 1L;

        Invalid(@Nullable Exception cause) {
            super(cause);
        }
    }
}
