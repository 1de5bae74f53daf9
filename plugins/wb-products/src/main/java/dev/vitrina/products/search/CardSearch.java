package dev.vitrina.products.search;

import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Finds pages of cards. */
public final class CardSearch {

    /** What a walk may look at: some 3 ms when nothing passes. */
    private static final int BUDGET = 3_000;

    private final CardStore store;
    private final CardCounts counts;

    public CardSearch(CardStore store, CardCounts counts) {
        this.store = store;
        this.counts = counts;
    }

    /**
     * A page.
     *
     * @param after a cursor of an earlier page with the same filter and order; null for the first page
     * @throws dev.vitrina.api.error.VitrinaException {@code INVALID_INPUT} for a cursor of another filter or order
     */
    public CardList find(ShopId shop, CardFilter filter, CardOrder order, PageSize size, @Nullable String after) {
        String binding = filter.canonical() + order.canonical();
        CardPosition position = after == null ? null : CardPosition.decode(after, binding, order);
        // One more than asked tells whether there is a next page.
        List<Card> found = cards(shop, filter, order, position, size.value() + 1);
        boolean more = found.size() > size.value();
        List<Edge<Card>> edges = (more ? found.subList(0, size.value()) : found).stream()
            .map(card -> new Edge<>(CardPosition.of(card, order).cursor(binding), card))
            .toList();
        PageInfo info = new PageInfo(
            more,
            after != null,
            edges.isEmpty() ? null : edges.getFirst().cursor(),
            edges.isEmpty() ? null : edges.getLast().cursor()
        );
        return new CardList(shop, filter, edges, info);
    }

    private List<Card> cards(ShopId shop, CardFilter filter, CardOrder order, @Nullable CardPosition after, int size) {
        if (filter.isEmpty()) {
            return store.page(shop, order, after, size);
        }
        if (fewPass(shop, filter)) {
            return store.gather(shop, filter, order, after, size);
        }
        List<Card> near = store.walk(shop, filter, order, after, size, BUDGET);
        return near.size() == size ? near : store.gather(shop, filter, order, after, size);
    }

    /** By the count of the last time, which may be old: it decides over speed only. */
    private boolean fewPass(ShopId shop, CardFilter filter) {
        OptionalLong known = counts.lastKnown(shop, filter);
        return known.isPresent() && known.getAsLong() <= BUDGET;
    }

    /** A page of cards with what is needed to count the whole list. */
    public record CardList(ShopId shop, CardFilter filter, List<Edge<Card>> edges, PageInfo pageInfo) {
        public CardList {
            edges = List.copyOf(edges);
        }
    }
}
