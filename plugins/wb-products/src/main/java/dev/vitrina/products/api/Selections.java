package dev.vitrina.products.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardDirectory;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.CardOrder;
import dev.vitrina.products.search.CardSearch;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cards that a request means, of the mirror, a page at a time: all that match may be a hundred thousand. Only cards that have the filter's text:
 * those that are like it are for people to look at, and nothing is to be done to them.
 */
public final class Selections {

    /** The code of a refusal, and the extension {@code reason} of its error. */
    static final String MORE_THAN_SHOWN = "MORE_CARDS_THAN_SHOWN";

    private static final int MOST = 10_000;
    private static final int PAGE = PageSize.MAX;
    private static final CardOrder BY_ID = new CardOrder(CardOrder.Field.NM_ID, CardOrder.Direction.ASC);

    private final CardSearch search;
    private final CardDirectory directory;
    private final CardCounts counts;
    private final Mirror mirror;
    private final Filters filters;

    public Selections(CardSearch search, CardDirectory directory, CardCounts counts, Mirror mirror, Filters filters) {
        this.search = search;
        this.directory = directory;
        this.counts = counts;
        this.mirror = mirror;
        this.filters = filters;
    }

    /**
     * Maps to the GraphQL input {@code ProductSelection}.
     *
     * @param expectedCount how many cards the filter was shown to have; null for who was shown none
     */
    public record SelectionInput(
        @Nullable List<String> nmIds,
        @Nullable ProductFilterInput filter,
        @Nullable Integer expectedCount
    ) {}

    /**
     * All of them. Which they are is settled when the first is asked for, by one statement: finding a page of them anew costs as much as finding
     * all. The cards are read as they are asked for; those that the mirror lacks are passed over.
     *
     * @throws VitrinaException {@code INVALID_INPUT} unless it names cards or a filter; from the iterator, {@code CONFLICT} with the extension
     *     {@code reason} {@value #MORE_THAN_SHOWN}
     */
    Iterator<Card> cards(ShopId shop, SelectionInput selection) {
        CardFilter filter = filter(shop, selection);
        return filter == null
            ? named(shop, selection)
            : new Settled(shop, () -> notGrown(directory.ids(shop, filter, BY_ID), selection.expectedCount()));
    }

    /** The same for who looks at a few only: nothing is read beyond them, and nothing settled. */
    Iterator<Card> some(ShopId shop, SelectionInput selection) {
        CardFilter filter = filter(shop, selection);
        return filter == null ? named(shop, selection) : new Matching(shop, filter);
    }

    private Iterator<Card> named(ShopId shop, SelectionInput selection) {
        List<String> ids = selection.nmIds() == null ? List.of() : selection.nmIds();
        long[] named = nmIds(ids, MOST).stream().mapToLong(Long::longValue).toArray();
        return new Settled(shop, () -> named);
    }

    /** Fewer are no surprise to anybody: a draft shows which they are, and does nothing that was not meant. */
    private static long[] notGrown(long[] ids, @Nullable Integer expected) {
        if (expected != null && ids.length > expected) {
            throw new VitrinaException(
                ErrorCode.CONFLICT,
                "%d cards match by now, %d were shown".formatted(ids.length, expected),
                Map.of("reason", MORE_THAN_SHOWN)
            );
        }
        return ids;
    }

    /** As a list shows them: where the text identifies cards, those only. */
    private @Nullable CardFilter filter(ShopId shop, SelectionInput selection) {
        if ((selection.nmIds() == null) == (selection.filter() == null)) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`cards` must name either `nmIds` or a `filter`");
        }
        return selection.filter() == null ? null : exactly(shop, selection.filter());
    }

    private CardFilter exactly(ShopId shop, @Nullable ProductFilterInput filter) {
        return search.exactly(shop, mirror.status(shop.value()), filters.toActOn(shop, filter));
    }

    int count(ShopId shop, SelectionInput selection) {
        return selection.nmIds() == null
            ? (int) counts.count(shop, exactly(shop, selection.filter()), mirror.status(shop.value()))
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

    /** In the order of the ids. */
    private final class Settled extends Paged {

        private final ShopId shop;
        private final Supplier<long[]> settle;
        private long@Nullable [] settled;
        private int from;

        Settled(ShopId shop, Supplier<long[]> settle) {
            this.shop = shop;
            this.settle = settle;
        }

        @Override
        List<Card> read() {
            long[] ids = settled == null ? settle.get() : settled;
            settled = ids;
            List<Card> found = List.of();
            while (found.isEmpty() && from < ids.length) {
                int to = Math.min(from + PAGE, ids.length);
                found = directory.find(shop, Arrays.stream(ids, from, to).boxed().toList());
                from = to;
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
            var page = search.exact(shop, mirror.status(shop.value()), filter, BY_ID, PageSize.of(PAGE), after);
            after = page.pageInfo().endCursor();
            last = !page.pageInfo().hasNextPage();
            return page.edges().stream().map(Edge::node).toList();
        }
    }
}
