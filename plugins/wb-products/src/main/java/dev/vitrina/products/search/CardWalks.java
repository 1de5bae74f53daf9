package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
     * @param filter where it is open what its text has to be, cards that it identifies are met, and where there are none those that contain it
     * @param after  of the step before; null to begin
     * @throws dev.vitrina.api.error.VitrinaException {@code INVALID_INPUT} for that of another filter
     */
    public Step next(ShopId shop, CardFilter filter, @Nullable String after, int size) {
        CardFilter identified = filter.matching(TextMatch.IDENTIFIED);
        if (!filter.isOpen()) {
            return step(shop, filter, after, size);
        }
        boolean narrow = after == null
            ? store.count(shop, identified) > 0
            : Cursors.isOf(after, identified.canonical() + ORDER.canonical());
        return step(shop, narrow ? identified : filter, after, size);
    }

    private Step step(ShopId shop, CardFilter filter, @Nullable String after, int size) {
        String binding = filter.canonical() + ORDER.canonical();
        CardPosition position = after == null ? null : CardPosition.decode(after, binding, ORDER);
        if (filter.isEmpty()) {
            List<Card> page = store.page(shop, ORDER, position, size);
            return new Step(page, page.size() < size ? null : cursor(page.getLast().nmId(), binding));
        }
        long[] ids = ids(new Key(shop, filter), position == null);
        int from = position == null ? 0 : after(ids, position.id());
        List<Card> found = List.of();
        while (found.isEmpty() && from < ids.length) {
            int to = Math.min(from + size, ids.length);
            found = store.inOrder(shop, Arrays.stream(ids, from, to).boxed().toList());
            from = to;
        }
        return new Step(found, from < ids.length ? cursor(ids[from - 1], binding) : null);
    }

    private long[] ids(Key key, boolean begins) {
        Settled known = walks.last(key);
        if (!begins && known != null && known.at().plus(OLD).isAfter(Instant.now())) {
            return known.ids();
        }
        Settled settled = new Settled(directory.ids(key.shop(), key.filter(), ORDER), Instant.now());
        walks.put(key, ORDER, settled);
        return settled.ids();
    }

    private static int after(long[] ids, long id) {
        int place = Arrays.binarySearch(ids, id);
        return place < 0 ? -place - 1 : place + 1;
    }

    private static String cursor(long id, String binding) {
        return new CardPosition(Long.toString(id), id).cursor(binding);
    }

    private record Key(ShopId shop, CardFilter filter) {}

    /** Its array is shared and never written. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Settled(long[] ids, Instant at) {}
}
