package dev.vitrina.products.card;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.PageSource.SetAside;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An answer of {@code cards/list}.
 *
 * @param next     the cursor as Wildberries gave it, its times letter by letter; null on an empty page
 * @param total    cards in this page, by Wildberries' count (WB items spec)
 * @param setAside cards that cannot be read: one odd field must not keep a shop from the rest of its catalogue
 */
public record CardPage(List<Sent> cards, @Nullable String next, int total, List<SetAside> setAside) {
    public CardPage {
        cards = List.copyOf(cards);
        setAside = List.copyOf(setAside);
    }

    /** A card and the document it was read from. */
    public record Sent(Card card, String document) {}

    /** @throws MalformedCardException when the answer is no card list at all */
    public static CardPage read(CardJson json, ShopId shop, byte[] body) throws MalformedCardException {
        CardJson.Sent sent = json.read(body, "cards");
        JsonNode root = sent.root();
        Fields answer = Fields.of(root, "answer");
        if (root.path("error").asBoolean(false)) {
            throw new MalformedCardException("it is an error in place of a list");
        }
        Fields cursor = answer.object("cursor");
        if (cursor == null) {
            throw Fields.wrong("answer.cursor", "an object");
        }
        if (!root.has("cards")) {
            throw Fields.wrong("answer.cards", "a list");
        }
        List<Sent> cards = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>();
        Iterator<Optional<String>> texts = sent.texts().iterator();
        for (JsonNode card : answer.list("cards", (item, path) -> item)) {
            Optional<String> text = texts.next();
            try {
                JsonNode document = CardJson.storable(card);
                // What can be stored is stored as it was sent: writing it anew would be the dearest part of reading a page.
                String stored = document == card && text.isPresent() ? text.get() : json.write(document);
                cards.add(new Sent(CardReader.read(shop, document), stored));
            } catch (MalformedCardException unreadable) {
                setAside.add(setAside(card, unreadable));
            }
        }
        Integer total = cursor.measure("total");
        // The end of the list is told by this number: a page that lost cards on its way must not look like the end.
        if (total == null || total != cards.size() + setAside.size()) {
            throw Fields.wrong("cursor.total", "the number of cards");
        }
        return new CardPage(cards, total == 0 ? null : next(json, cursor), total, setAside);
    }

    /** Names the card and the field, never the value: it may be anything. */
    private static SetAside setAside(JsonNode card, MalformedCardException unreadable) {
        try {
            long nmId = Fields.of(card, "card").id("nmID");
            return new SetAside(nmId, "card " + nmId + ": " + unreadable.getMessage());
        } catch (MalformedCardException nameless) {
            return new SetAside(null, "a card without a readable nmID: " + unreadable.getMessage());
        }
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
