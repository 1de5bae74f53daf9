package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Exact counts of filtered cards, kept until the mirror moves on. */
public final class CardCounts {

    private static final int KEPT = 2_000;

    private final CardStore store;
    private final Mirror mirror;
    private final Derived<Key, Long> counts = new Derived<>(KEPT);
    private final Map<ShopId, Long> rows = new ConcurrentHashMap<>();

    public CardCounts(CardStore store, Mirror mirror) {
        this.store = store;
        this.mirror = mirror;
    }

    public long count(ShopId shop, CardFilter filter) {
        MirrorStatus status = mirror.status(shop.value());
        rows.put(shop, status.rows());
        return filter.isEmpty()
            ? status.rows()
            : counts.get(new Key(shop, filter), MirrorVersion.of(status), () -> store.count(shop, filter));
    }

    /** What was counted last, which may be old: good for deciding how to search, and for nothing else. */
    Optional<Estimate> lastKnown(ShopId shop, CardFilter filter) {
        Long passing = counts.last(new Key(shop, filter));
        Long cards = rows.get(shop);
        return passing == null || cards == null ? Optional.empty() : Optional.of(new Estimate(cards, passing));
    }

    /** @param passing how many of the {@code cards} pass the filter */
    record Estimate(long cards, long passing) {}

    private record Key(ShopId shop, CardFilter filter) {}
}
