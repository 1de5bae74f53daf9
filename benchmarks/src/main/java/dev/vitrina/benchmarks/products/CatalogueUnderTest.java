package dev.vitrina.benchmarks.products;

import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.mirror.CardMirror;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.products.search.CardSearch.CardList;
import dev.vitrina.products.search.CardStore;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** One shop's catalogue in the real mirror, asked through the plugin's own search. */
final class CatalogueUnderTest {

    private static final PageSize FIFTY = PageSize.of(50);

    private final ShopId shop;
    private final int cards;
    private final Mirror mirror;
    private final CardCounts counts;
    private final CardSearch search;
    private @Nullable String deepCursor;

    CatalogueUnderTest(long shop, int cards, Mirrors mirrors, JdbcClient jdbc) {
        this.shop = new ShopId(shop);
        this.cards = cards;
        this.mirror = mirrors.mirror(CardMirror.withoutLag(new CardMaker(cards)));
        CardStore store = new CardStore(jdbc, new CardJson(new JsonMapper()));
        this.counts = new CardCounts(store);
        this.search = new CardSearch(store, counts);
    }

    /** Seconds for the first full sync. */
    double fill() {
        long start = System.nanoTime();
        mirror.sync(shop.value(), SyncMode.FULL, run -> {});
        return (System.nanoTime() - start) / 1e9;
    }

    /** Walks to page 21 once. */
    void prepare() {
        for (int i = 0; i < 20; i++) {
            CardList page = search.find(
                shop,
                mirror.status(shop.value()),
                Question.DEEP_PAGE.filter(new SplittableRandom(1), cards),
                Question.DEEP_PAGE.order(),
                FIFTY,
                deepCursor
            );
            deepCursor = page.pageInfo().endCursor();
        }
    }

    /** A page of 50 with its count and freshness, as the list on the screen asks for it: microseconds. */
    double ask(Question question, SplittableRandom random) {
        var filter = question.filter(random, cards);
        String after = question == Question.DEEP_PAGE ? deepCursor : null;
        long start = System.nanoTime();
        MirrorStatus status = mirror.status(shop.value());
        search.find(shop, status, filter, question.order(), FIFTY, after);
        counts.count(shop, filter, status);
        return (System.nanoTime() - start) / 1e3;
    }
}
