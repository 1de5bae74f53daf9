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
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.CardOrder;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.products.search.CardSearch.CardList;
import dev.vitrina.products.search.CardStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A shop's catalogue in the real mirror, walked through page by page with the plugin's own search. */
public final class DeepPages {

    private static final PageSize FIFTY = PageSize.of(50);

    private final ShopId shop;
    private final Mirror mirror;
    private final CardSearch search;
    private final List<String> cursors = new ArrayList<>();

    public DeepPages(long shop, int cards, Mirrors mirrors, JdbcClient jdbc) {
        this.shop = new ShopId(shop);
        this.mirror = mirrors.mirror(CardMirror.withoutLag(new CardMaker(cards)));
        CardStore store = new CardStore(jdbc, new CardJson(new JsonMapper()));
        this.search = new CardSearch(store, new CardCounts(store));
    }

    public void fill() {
        mirror.sync(shop.value(), SyncMode.FULL, run -> {});
    }

    /** From the newest card to the oldest, to know where pages begin. */
    public void walk() {
        cursors.clear();
        for (String cursor = next(null); cursor != null; cursor = next(cursor)) {
            cursors.add(cursor);
        }
    }

    /** Nanoseconds for the page at a depth between 0 and 1 of those walked. */
    public long page(double depth) {
        String cursor = cursors.get((int) (depth * cursors.size()));
        long began = System.nanoTime();
        String _ = next(cursor);
        return System.nanoTime() - began;
    }

    /** Asks for a page as the screen does; where the one after it begins. */
    private @Nullable String next(@Nullable String cursor) {
        MirrorStatus status = mirror.status(shop.value());
        CardList page = search.find(shop, status, CardFilter.NONE, CardOrder.DEFAULT, FIFTY, cursor);
        return page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
    }
}
