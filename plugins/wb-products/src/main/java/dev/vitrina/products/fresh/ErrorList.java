package dev.vitrina.products.fresh;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.content.Envelope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Wildberries says went wrong with cards after it had taken them ({@code cards/error/list}, WB items spec): batches in the order of their time,
 * each with texts by vendor code. It is asked from the place where it ended before something was sent, so that an old error is not taken for a
 * new one whatever the clocks say.
 */
public final class ErrorList {

    /** The place of {@link #end} when there is nothing in the list. */
    public static final String EMPTY = "{}";

    /** Before something is sent. Ten calls a minute are for all. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** While something is waited for: what cannot be asked now is asked at the next look. */
    private static final Duration HASTE = Duration.ofSeconds(1);

    private static final int PAGE = 100;
    private static final int MAX_PAGES = 20;
    private static final String FIRST_BATCH = "00000000-0000-0000-0000-000000000000";

    /** By how much Wildberries' clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final UpstreamGateway gateway;
    private final JsonMapper json;
    private final Envelope envelope;

    public ErrorList(UpstreamGateway gateway, JsonMapper json, Envelope envelope) {
        this.gateway = gateway;
        this.json = json;
        this.envelope = envelope;
    }

    /** The place where it ends now, to be kept as the reference of what is sent next; empty when it cannot be had. */
    public Optional<String> end(ShopId shop, Priority priority) {
        ObjectNode cursor = JsonNodeFactory.instance.objectNode().put("limit", 1);
        return ask(shop, cursor, false, priority, PATIENCE).map(data -> {
                JsonNode last = data.path("items").path(0);
                return last.isObject() ? json.writeValueAsString(position(last)) : EMPTY;
            });
    }

    /**
     * What went wrong since then, by vendor code; empty when it cannot be asked now.
     *
     * @param reference of {@link #end}; null when there is none, and then {@code sentAt} counts
     */
    public Optional<Map<String, String>> since(
        ShopId shop,
        @Nullable String reference,
        Instant sentAt,
        Priority priority
    ) {
        Instant from = reference == null ? sentAt.minus(SKEW) : Instant.MIN;
        ObjectNode cursor = reference == null
            ? JsonNodeFactory.instance.objectNode().put("updatedAt", from.toString()).put("batchUUID", FIRST_BATCH)
            : (ObjectNode) json.readTree(reference);
        return read(shop, cursor, from, priority).map(Look::errors);
    }

    /**
     * What stands behind this place; empty when it cannot be asked now.
     *
     * @param place of {@link #end} or of an earlier look
     */
    public Optional<Look> after(ShopId shop, String place, Priority priority) {
        return read(shop, (ObjectNode) json.readTree(place), Instant.MIN, priority);
    }

    /**
     * What was read.
     *
     * @param errors by vendor code
     * @param place  up to where
     */
    public record Look(Map<String, String> errors, String place) {
        public Look {
            errors = Map.copyOf(errors);
        }
    }

    private Optional<Look> read(ShopId shop, ObjectNode start, Instant from, Priority priority) {
        ObjectNode cursor = start.deepCopy();
        String place = json.writeValueAsString(start);
        Map<String, String> errors = new HashMap<>();
        for (int page = 0; page < MAX_PAGES; page++) {
            Optional<JsonNode> data = ask(shop, cursor.put("limit", PAGE), true, priority, HASTE);
            if (data.isEmpty()) {
                return Optional.empty();
            }
            for (JsonNode batch : data.get().path("items")) {
                if (!time(batch).isBefore(from)) {
                    batch
                        .path("errors")
                        .properties()
                        .forEach(card -> errors.put(card.getKey(), text(card.getValue())));
                }
                place = json.writeValueAsString(position(batch));
            }
            if (!data.get().path("cursor").path("next").asBoolean(false)) {
                break;
            }
            cursor = position(data.get().path("cursor"));
        }
        return Optional.of(new Look(errors, place));
    }

    private Optional<JsonNode> ask(
        ShopId shop,
        ObjectNode cursor,
        boolean ascending,
        Priority priority,
        Duration patience
    ) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("cursor", cursor);
        body.putObject("order").put("ascending", ascending);
        UpstreamRequest request = UpstreamRequest.json(json.writeValueAsString(body));
        Outcome outcome = gateway.call(shop, ContentMethods.ERROR_LIST, request, priority, patience);
        try {
            return outcome instanceof Outcome.Ok ok ? Optional.of(envelope.data(ok.body())) : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static ObjectNode position(JsonNode from) {
        return JsonNodeFactory.instance
            .objectNode()
            .put("updatedAt", from.path("updatedAt").stringValue(""))
            .put("batchUUID", from.path("batchUUID").stringValue(""));
    }

    private static Instant time(JsonNode batch) {
        try {
            return OffsetDateTime.parse(batch.path("updatedAt").stringValue("")).toInstant();
        } catch (DateTimeException unreadable) {
            return Instant.MAX;
        }
    }

    private static String text(JsonNode errors) {
        return errors.isArray()
            ? errors
                .valueStream()
                .map(error -> error.asString(""))
                .collect(Collectors.joining("; "))
            : errors.asString("");
    }
}
