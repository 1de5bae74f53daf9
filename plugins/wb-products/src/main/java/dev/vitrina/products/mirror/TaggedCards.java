package dev.vitrina.products.mirror;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.event.EventPublisher;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the cards of a tag that was renamed or deleted show it: Wildberries moves the time of none of them, so that only a complete walk would. The
 * first of them at once, for who changed the tag and looks; the others by an event, which outlives the request.
 */
public final class TaggedCards implements EventListener<TagChanged> {

    private static final int AT_ONCE = 200;

    private static final String TAGGED = """
        SELECT id, doc::text FROM p_wb_products.card
        WHERE shop_id = :shop AND tag_ids @> ARRAY[CAST(:tag AS bigint)] AND id > :after ORDER BY id LIMIT :size
        """;

    private final JdbcClient jdbc;
    private final CardJson json;
    private final RowMirror<Sent> mirror;
    private final EventPublisher events;

    public TaggedCards(JdbcClient jdbc, CardJson json, RowMirror<Sent> mirror, EventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.mirror = mirror;
        this.events = events;
    }

    /** The first cards; the rest follows. */
    public void show(TagChanged change) {
        List<Stored> cards = page(change);
        cards.forEach(card -> show(change, card));
        if (cards.size() == AT_ONCE) {
            events.publish(change.goingOn(cards.getLast().id()));
        }
    }

    @Override
    public Class<TagChanged> eventType() {
        return TagChanged.class;
    }

    /** A page an event: a long one would keep other facts of the shop waiting. */
    @Override
    public void on(TagChanged change) {
        show(change);
    }

    private record Stored(long id, String document) {}

    private List<Stored> page(TagChanged change) {
        return jdbc
            .sql(TAGGED)
            .param("shop", change.shop().value())
            .param("tag", change.tag())
            .param("after", change.after())
            .param("size", AT_ONCE)
            .query((row, number) -> new Stored(row.getLong(1), row.getString(2)))
            .list();
    }

    private void show(TagChanged change, Stored stored) {
        ShopId shop = change.shop();
        try {
            if (json.stored(stored.document()) instanceof ObjectNode card) {
                card.set("tags", tags(card.path("tags"), change));
                mirror.put(shop.value(), new Sent(CardReader.read(shop, card), json.write(card)));
            }
        } catch (MalformedCardException unreadable) {
            // Of an older version: the next complete walk reads it anew.
            return;
        }
    }

    private static ArrayNode tags(JsonNode tags, TagChanged change) {
        ArrayNode changed = JsonNodeFactory.instance.arrayNode();
        for (JsonNode tag : tags) {
            boolean meant = tag.path("id").asLong(0) == change.tag();
            if (!meant) {
                changed.add(tag);
            } else if (change.name() != null && tag.deepCopy() instanceof ObjectNode renamed) {
                changed.add(renamed.put("name", change.name()).put("color", change.color()));
            }
        }
        return changed;
    }
}
