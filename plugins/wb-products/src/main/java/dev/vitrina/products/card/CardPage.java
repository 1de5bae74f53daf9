package dev.vitrina.products.card;

import dev.vitrina.api.shop.ShopId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An answer of {@code cards/list}.
 *
 * @param next  the cursor as Wildberries gave it, its times letter by letter; null on an empty page
 * @param total cards in this page, by Wildberries' count (WB items spec)
 */
public record CardPage(List<Sent> cards, @Nullable String next, int total) {
    public CardPage {
        cards = List.copyOf(cards);
    }

    /** A card and the document it was read from. */
    public record Sent(Card card, String document) {}

    public static CardPage read(CardJson json, ShopId shop, byte[] body) throws MalformedCardException {
        JsonNode root = json.read(body);
        Fields answer = Fields.of(root, "answer");
        if (root.path("error").asBoolean(false)) {
            throw new MalformedCardException("Wildberries sent an error in place of a card list");
        }
        Fields cursor = answer.object("cursor");
        if (cursor == null) {
            throw Fields.wrong("answer.cursor", "an object");
        }
        List<Sent> cards = answer.list("cards", (card, path) ->
            new Sent(CardReader.read(shop, card), json.write(card))
        );
        Integer total = cursor.measure("total");
        // The end of the list is told by this number: a page that lost cards on its way must not look like the end.
        if (total == null || total != cards.size()) {
            throw Fields.wrong("cursor.total", "the number of cards");
        }
        return new CardPage(cards, cards.isEmpty() ? null : next(json, cursor), total);
    }

    private static String next(CardJson json, Fields cursor) throws MalformedCardException {
        String updatedAt = cursor.text("updatedAt");
        if (updatedAt == null || updatedAt.isEmpty()) {
            throw Fields.wrong("cursor.updatedAt", "a time");
        }
        return json.write(
            JsonNodeFactory.instance.objectNode().put("updatedAt", updatedAt).put("nmID", cursor.id("nmID"))
        );
    }
}
