package dev.vitrina.products.search;

import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.search.CardStore.Gathering;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds pages of cards. */
public final class CardSearch {

    /** Cards a walk may look at when nothing is known of the filter: a few milliseconds if none of them passes. */
    private static final int BUDGET = 5_000;
    private static final int MAX_BUDGET = 100_000;

    /** Steps along an index that cost as much as one row of the table. */
    private static final int STEPS_PER_ROW = 8;

    private final CardStore store;
    private final CardCounts counts;
    private final FirstPages pages;

    public CardSearch(CardStore store, CardCounts counts) {
        this.store = store;
        this.counts = counts;
        this.pages = new FirstPages(store);
    }

    /**
     * A page. Where it is open what the filter's text has to be of a card, of the first of these that there are any of: cards that the text
     * identifies, cards that contain it, cards that are like it. Which it was, says {@link CardList#match()}.
     *
     * @param status of the shop's mirror, read before: what the page's count and freshness go by
     * @param after  a cursor of an earlier page with the same filter and order; null for the first page
     * @throws dev.vitrina.api.error.VitrinaException {@code INVALID_INPUT} for a cursor of another filter or order
     */
    public CardList find(
        ShopId shop,
        MirrorStatus status,
        CardFilter filter,
        CardOrder order,
        PageSize size,
        @Nullable String after
    ) {
        CardFilter similar = similar(filter);
        if (after != null && similar != null && Cursors.isOf(after, similar.canonical() + order.canonical())) {
            return list(shop, status, similar, order, size, after);
        }
        CardList exact = exact(shop, status, filter, order, size, after);
        return exact.edges().isEmpty() && after == null && similar != null
            ? list(shop, status, similar, order, size, null)
            : exact;
    }

    /** As {@link #find}, but nothing where no card has the text: for whoever acts on the cards rather than showing them to somebody. */
    public CardList exact(
        ShopId shop,
        MirrorStatus status,
        CardFilter filter,
        CardOrder order,
        PageSize size,
        @Nullable String after
    ) {
        if (after == null) {
            return list(shop, status, exactly(shop, status, filter), order, size, null);
        }
        CardFilter identified = filter.matching(TextMatch.IDENTIFIED);
        boolean goesOn = filter.isOpen() && Cursors.isOf(after, identified.canonical() + order.canonical());
        return list(shop, status, goesOn ? identified : filter, order, size, after);
    }

    /** The filter whose cards {@link #exact} gives. */
    public CardFilter exactly(ShopId shop, MirrorStatus status, CardFilter filter) {
        CardFilter identified = filter.matching(TextMatch.IDENTIFIED);
        return filter.isOpen() && counts.count(shop, identified, status) > 0 ? identified : filter;
    }

    /** The filter whose cards {@link #find} shows. */
    public CardFilter meant(ShopId shop, MirrorStatus status, CardFilter filter) {
        CardFilter exact = exactly(shop, status, filter);
        CardFilter similar = similar(filter);
        return similar != null && counts.count(shop, exact, status) == 0 ? similar : exact;
    }

    static @Nullable CardFilter similar(CardFilter filter) {
        return filter.isOpen() && Wording.isSimilarKnown(filter.text()) ? filter.matching(TextMatch.SIMILAR) : null;
    }

    private CardList list(
        ShopId shop,
        MirrorStatus status,
        CardFilter filter,
        CardOrder order,
        PageSize size,
        @Nullable String after
    ) {
        String binding = filter.canonical() + order.canonical();
        CardPosition position = after == null ? null : CardPosition.decode(after, binding, order);
        // One more than asked tells whether there is a next page.
        List<Card> found = cards(new Question(shop, status, filter, order, position, size.value() + 1));
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
        return new CardList(shop, status, filter, edges, info);
    }

    private List<Card> cards(Question asked) {
        if (asked.filter().isEmpty()) {
            return store.page(asked.shop(), asked.order(), asked.after(), asked.size());
        }
        List<Card> seen = pages.find(asked);
        if (!seen.isEmpty()) {
            return seen;
        }
        int budget = asked.filter().needsGathering() ? 0 : budget(asked);
        if (budget == 0 || counts.isBarcode(asked.shop(), asked.filter(), asked.status())) {
            return gather(asked);
        }
        List<Card> near = store.walk(asked.shop(), asked.filter(), asked.order(), asked.after(), asked.size(), budget);
        return near.size() == asked.size() ? near : gather(asked);
    }

    private List<Card> gather(Question asked) {
        Gathering all = store.gather(asked.shop(), asked.filter(), asked.order(), asked.after(), asked.size());
        pages.learned(asked, all.cards());
        if (asked.after() == null || !all.cards().isEmpty()) {
            counts.learned(asked.shop(), asked.filter(), asked.status(), all.passing());
        }
        return all.cards();
    }

    /** How many cards a walk may look at; 0 when gathering costs less than a walk is likely to. */
    private int budget(Question asked) {
        Optional<Long> known = counts.lastKnown(asked.shop(), asked.filter());
        if (asked.isOfKinds()) {
            long kind = counts.count(asked.shop(), asked.filter().kinds(), asked.status());
            return budget(asked, known.orElse(kind), kind * costOfAStep(asked));
        }
        return known
            .map(passing -> budget(asked, passing, passing * STEPS_PER_ROW))
            .orElseGet(() -> BUDGET / costOfAStep(asked));
    }

    /** @param gathering what it costs to gather, in steps along an index */
    private static int budget(Question asked, long passing, long gathering) {
        long steps = (asked.size() * asked.status().rows()) / Math.max(1, passing);
        int cost = costOfAStep(asked);
        return steps * cost > gathering ? 0 : (int) Math.min(2 * steps + BUDGET / cost, MAX_BUDGET / cost);
    }

    private static int costOfAStep(Question asked) {
        return asked.filter().needsRows() ? STEPS_PER_ROW : 1;
    }

    /** A page of cards with what is needed to count the whole list and to tell its age. */
    public record CardList(
        ShopId shop,
        MirrorStatus status,
        CardFilter filter,
        List<Edge<Card>> edges,
        PageInfo pageInfo
    ) {
        public CardList {
            edges = List.copyOf(edges);
        }

        /** What these cards have to do with the text: never {@link TextMatch#BEST}. */
        public TextMatch match() {
            return filter.content().match() == TextMatch.BEST ? TextMatch.CONTAINED : filter.content().match();
        }
    }
}
