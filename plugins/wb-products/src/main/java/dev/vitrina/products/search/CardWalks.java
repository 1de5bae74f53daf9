package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all cards that pass a filter, by nmId, in pages that may be minutes apart. Which they are is settled when a walk begins, and again
 * when that has become old or another replica goes on: finding each page anew would cost as much as finding all. Never cards that are only like
 * the filter's text.
 */
public final class CardWalks {

    /** Eight megabytes each at a million of cards. */
    private static final int KEPT = 4;

    private static final Duration OLD = Duration.ofMinutes(10);
    private static final CardOrder ORDER = new CardOrder(CardOrder.Field.NM_ID, CardOrder.Direction.ASC);

    private final CardStore store;
    private final CardDirectory directory;
    private final Derived<Key, Settled> walks = new Derived<>(KEPT);

    public CardWalks(CardStore store, CardDirectory directory) {
        this.store = store;
        this.directory = directory;
    }

    /** @param next where the walk goes on; null at its end */
    public record Step(List<Card> cards, @Nullable String next) {
        public Step {
            cards = List.copyOf(cards);
        }
    }

    /**
     * What a walk goes through.
     *
     * @param question as it was put: what a walk goes on by. What it means may change on the way, as the cards with errors do
     * @param filter   looks up what it means; asked when the cards are settled. Where it is open what its text has to be, cards that it
     *                 identifies are met, and where there are none those that contain it: which of the two, a walk settles as it begins
     */
    public record Asked(String question, Supplier<CardFilter> filter) {
        private String binding(boolean narrow) {
            return (narrow ? "identified " : "") + question + ORDER.canonical();
        }
    }

    /**
     * @param after of the step before; null to begin
     * @throws dev.vitrina.api.error.VitrinaException {@code INVALID_INPUT} for that of another question, or as the filter's look-up fails
     */
    public Step next(ShopId shop, Asked asked, @Nullable String after, int size) {
        if (after == null) {
            CardFilter filter = asked.filter().get();
            boolean narrow = isNarrow(shop, filter);
            return step(new Walk(shop, asked, narrow), reading(filter, narrow), null, size);
        }
        Walk walk = new Walk(shop, asked, Cursors.isOf(after, asked.binding(true)));
        CardPosition position = CardPosition.decode(after, walk.binding(), ORDER);
        long[] known = lately(walk.key());
        return known == null
            ? step(walk, reading(asked.filter().get(), walk.narrow()), position, size)
            : step(walk, known, position, size);
    }

    /** How many cards a walk goes through that begins now. */
    public long count(ShopId shop, CardFilter filter) {
        return store.count(shop, reading(filter, isNarrow(shop, filter)));
    }

    private boolean isNarrow(ShopId shop, CardFilter filter) {
        return filter.isOpen() && store.count(shop, filter.matching(TextMatch.IDENTIFIED)) > 0;
    }

    private static CardFilter reading(CardFilter filter, boolean narrow) {
        return narrow ? filter.matching(TextMatch.IDENTIFIED) : filter;
    }

    private Step step(Walk walk, CardFilter filter, @Nullable CardPosition position, int size) {
        if (filter.isEmpty()) {
            List<Card> page = store.page(walk.shop(), ORDER, position, size);
            return new Step(page, page.size() < size ? null : cursor(page.getLast().nmId(), walk.binding()));
        }
        Settled settled = new Settled(directory.ids(walk.shop(), filter, ORDER), Instant.now());
        walks.put(walk.key(), ORDER, settled);
        return step(walk, settled.ids(), position, size);
    }

    private Step step(Walk walk, long[] ids, @Nullable CardPosition position, int size) {
        int from = position == null ? 0 : after(ids, position.id());
        List<Card> found = List.of();
        while (found.isEmpty() && from < ids.length) {
            int to = Math.min(from + size, ids.length);
            found = store.inOrder(walk.shop(), Arrays.stream(ids, from, to).boxed().toList());
            from = to;
        }
        return new Step(found, from < ids.length ? cursor(ids[from - 1], walk.binding()) : null);
    }

    private long@Nullable [] lately(Key key) {
        Settled known = walks.last(key);
        return known != null && known.at().plus(OLD).isAfter(Instant.now()) ? known.ids() : null;
    }

    private static int after(long[] ids, long id) {
        int place = Arrays.binarySearch(ids, id);
        return place < 0 ? -place - 1 : place + 1;
    }

    private static String cursor(long id, String binding) {
        return new CardPosition(Long.toString(id), id).cursor(binding);
    }

    /** @param narrow only cards that the text identifies */
    private record Walk(ShopId shop, Asked asked, boolean narrow) {
        String binding() {
            return asked.binding(narrow);
        }

        Key key() {
            return new Key(shop, asked.question(), narrow);
        }
    }

    private record Key(ShopId shop, String question, boolean narrow) {}

    /** Its array is shared and never written. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Settled(long[] ids, Instant at) {}
}
