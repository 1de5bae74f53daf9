package dev.vitrina.products.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.fresh.FreshCard;
import dev.vitrina.products.fresh.FreshCards;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.CardOrder;
import dev.vitrina.products.search.CardSearch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cards that a request means, of the mirror, a page at a time: all that match may be a hundred thousand. */
public final class Selections {

    private static final int MOST = 10_000;
    private static final int PAGE = PageSize.MAX;

    private final CardSearch search;
    private final CardCounts counts;
    private final FreshCards cards;
    private final Mirror mirror;

    public Selections(CardSearch search, CardCounts counts, FreshCards cards, Mirror mirror) {
        this.search = search;
        this.counts = counts;
        this.cards = cards;
        this.mirror = mirror;
    }

    /** Maps to the GraphQL input {@code ProductSelection}. */
    public record SelectionInput(@Nullable List<String> nmIds, @Nullable ProductFilterInput filter) {}

    /** @throws VitrinaException {@code INVALID_INPUT} unless it names cards or a filter */
    Iterator<Card> cards(ShopId shop, SelectionInput selection) {
        if (selection.nmIds() != null && selection.filter() == null) {
            return new Named(shop, nmIds(selection.nmIds(), MOST));
        }
        if (selection.filter() != null && selection.nmIds() == null) {
            return new Matching(shop, ProductFilterInput.filter(selection.filter()));
        }
        throw new VitrinaException(ErrorCode.INVALID_INPUT, "`cards` must name either `nmIds` or a `filter`");
    }

    int count(ShopId shop, SelectionInput selection) {
        return selection.nmIds() == null
            ? (int) counts.count(shop, ProductFilterInput.filter(selection.filter()), mirror.status(shop.value()))
            : selection.nmIds().size();
    }

    static List<Long> nmIds(List<String> ids, int most) {
        if (ids.isEmpty() || ids.size() > most) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`nmIds` must hold 1 to " + most + " ids");
        }
        return ids
            .stream()
            .map(id -> Ids.parse("nmIds", id))
            .distinct()
            .toList();
    }

    /** Reads on when a page is used up. */
    private abstract static class Paged implements Iterator<Card> {

        private Iterator<Card> page = List.<Card>of().iterator();
        private boolean ended;

        /** The next page; empty at the end. */
        abstract List<Card> read();

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && !ended) {
                List<Card> next = read();
                ended = next.isEmpty();
                page = next.iterator();
            }
            return page.hasNext();
        }

        @Override
        public Card next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }
    }

    /** In the order they were named; those that the mirror lacks are passed over. */
    private final class Named extends Paged {

        private final ShopId shop;
        private final List<Long> nmIds;
        private int from;

        Named(ShopId shop, List<Long> nmIds) {
            this.shop = shop;
            this.nmIds = nmIds;
        }

        @Override
        List<Card> read() {
            List<Card> found = new ArrayList<>();
            while (found.isEmpty() && from < nmIds.size()) {
                List<Long> part = nmIds.subList(from, Math.min(from + PAGE, nmIds.size()));
                from += part.size();
                Map<Long, FreshCard> mirrored = cards.mirrored(shop, part);
                part.stream().map(mirrored::get).filter(Objects::nonNull).map(FreshCard::card).forEach(found::add);
            }
            return found;
        }
    }

    /** By nmId, which no edit moves: what changes meanwhile is neither left out nor met twice. */
    private final class Matching extends Paged {

        private final ShopId shop;
        private final CardFilter filter;
        private @Nullable String after;
        private boolean last;

        Matching(ShopId shop, CardFilter filter) {
            this.shop = shop;
            this.filter = filter;
        }

        @Override
        List<Card> read() {
            if (last) {
                return List.of();
            }
            var page = search.find(
                shop,
                mirror.status(shop.value()),
                filter,
                new CardOrder(CardOrder.Field.NM_ID, CardOrder.Direction.ASC),
                PageSize.of(PAGE),
                after
            );
            after = page.pageInfo().endCursor();
            last = !page.pageInfo().hasNextPage();
            return page.edges().stream().map(Edge::node).toList();
        }
    }
}
