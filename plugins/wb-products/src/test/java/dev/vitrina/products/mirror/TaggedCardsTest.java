package dev.vitrina.products.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** More cards than are changed within the request: the others follow by events, page by page. */
class TaggedCardsTest {

    private static final ShopId SHOP = new ShopId(7_700_001);
    private static final int CARDS = 450;

    @Test
    void allCardsOfATagShowItsChangeHoweverManyThereAre() throws MalformedCardException {
        CardJson json = new CardJson(new JsonMapper());
        List<Sent> sent = new ArrayList<>();
        for (int nmId = 1; nmId <= CARDS; nmId++) {
            String document =
                "{\"nmID\":%d,\"imtID\":1,\"updatedAt\":\"2026-01-01T00:00:00Z\",\"title\":\"T\",\"vendorCode\":\"v%1$d\",\"tags\":[{\"id\":5,\"name\":\"old\",\"color\":\"D1CFD7\"},{\"id\":6,\"name\":\"other\",\"color\":\"D1CFD7\"}]}".formatted(
                    nmId
                );
            sent.add(new Sent(CardReader.read(SHOP, json.stored(document)), document));
        }
        RowMirror<Sent> mirror = TestDatabase.mirrors().mirror(
            CardMirror.withoutLag(query -> new PageResult.Page<>(sent, "end", true))
        );
        mirror.sync(SHOP.value(), SyncMode.FULL, run -> {});
        Queue<DomainEvent> events = new ArrayDeque<>();
        TaggedCards cards = new TaggedCards(TestDatabase.jdbc(), json, mirror, events::add);

        cards.show(TagChanged.renamed(SHOP, 5, "new", "FEE0E0"));
        long atOnce = named("{new,other}");
        int rounds = delivered(events, cards);

        assertThat(atOnce).isEqualTo(200);
        assertThat(rounds).isEqualTo(2);
        assertThat(named("{new,other}")).isEqualTo(CARDS);

        cards.show(TagChanged.deleted(SHOP, 5));
        delivered(events, cards);

        assertThat(named("{other}")).isEqualTo(CARDS);
    }

    private static int delivered(Queue<DomainEvent> events, TaggedCards cards) {
        int rounds = 0;
        while (!events.isEmpty()) {
            cards.on((TagChanged) events.remove());
            rounds++;
        }
        return rounds;
    }

    private static long named(String tags) {
        return TestDatabase.jdbc()
            .sql("SELECT count(*) FROM p_wb_products.card WHERE shop_id = :shop AND tag_names = CAST(:tags AS text[])")
            .param("shop", SHOP.value())
            .param("tags", tags)
            .query(Long.class)
            .single();
    }
}
