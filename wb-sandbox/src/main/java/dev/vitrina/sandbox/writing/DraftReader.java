package dev.vitrina.sandbox.writing;

import dev.vitrina.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the cards of a request. What has the wrong type makes the whole request malformed; unknown fields are ignored. */
final class DraftReader {

    private DraftReader() {}

    /** @throws MalformedRequest when a field has the wrong type, or nmID, vendorCode or sizes of an update are missing */
    static CardDraft existing(JsonNode card) throws MalformedRequest {
        boolean complete = card.path("nmID").isIntegralNumber() && card.path("sizes").isArray();
        if (!complete || !card.path("vendorCode").isString()) {
            throw MalformedRequest.format();
        }
        return read(card, card.path("nmID").longValue());
    }

    /** @throws MalformedRequest when a field has the wrong type, or the vendor code is missing */
    static CardDraft fresh(JsonNode card) throws MalformedRequest {
        if (!card.isObject()) {
            throw MalformedRequest.format();
        }
        if (card.path("vendorCode").asString("").isBlank()) {
            throw new MalformedRequest("A card cannot be created without a vendorCode", Json.object());
        }
        return read(card, 0);
    }

    private static CardDraft read(JsonNode card, long nmId) throws MalformedRequest {
        try {
            JsonNode box = card.path("dimensions");
            return new CardDraft(
                nmId,
                text(card, "vendorCode").strip(),
                text(card, "brand"),
                text(card, "title"),
                text(card, "description"),
                !absent(card.path("kizMarked")) && card.path("kizMarked").booleanValue(),
                wholesale(card.path("wholesale")),
                new CardDraft.Box(box.path("length"), box.path("width"), box.path("height"), box.path("weightBrutto")),
                list(card.path("characteristics"), DraftReader::value),
                list(card.path("sizes"), DraftReader::size)
            );
        } catch (JacksonException wrongType) {
            throw MalformedRequest.format();
        }
    }

    private static CardDraft.@Nullable Wholesale wholesale(JsonNode node) {
        return absent(node)
            ? null
            : new CardDraft.Wholesale(node.path("enabled").asBoolean(false), node.path("quantum").asInt(0));
    }

    private static CardDraft.Value value(JsonNode node) {
        return new CardDraft.Value(node.path("id").intValue(), node.path("value"));
    }

    private static CardDraft.SizeDraft size(JsonNode node) {
        JsonNode chrtId = node.path("chrtID");
        List<String> skus = new ArrayList<>();
        node.path("skus").forEach(sku -> skus.add(sku.stringValue()));
        return new CardDraft.SizeDraft(
            absent(chrtId) ? 0 : chrtId.longValue(),
            text(node, "techSize"),
            text(node, "wbSize"),
            List.copyOf(skus)
        );
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) throws MalformedRequest {
        if (absent(array)) {
            return List.of();
        }
        if (!array.isArray()) {
            throw MalformedRequest.format();
        }
        return array.valueStream().map(element).toList();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return absent(value) ? "" : value.stringValue();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
