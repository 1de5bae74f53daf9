package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.MirrorStatus;
import java.util.Optional;

/** Exact counts of filtered cards, kept until the mirror moves on. */
public final class CardCounts {

    private static final int KEPT = 2_000;

    private final CardStore store;
    private final Derived<Key, Long> counts = new Derived<>(KEPT);
    private final Derived<Key, Boolean> barcodes = new Derived<>(KEPT);

    public CardCounts(CardStore store) {
        this.store = store;
    }

    /** @param status of the mirror, read before any of the rows this count stands beside */
    public long count(ShopId shop, CardFilter filter, MirrorStatus status) {
        return filter.isEmpty()
            ? status.rows()
            : counts.get(new Key(shop, filter), MirrorVersion.of(status), () -> counted(shop, filter));
    }

    private long counted(ShopId shop, CardFilter filter) {
        return filter.equals(filter.kinds()) ? store.countOfKinds(shop, filter) : store.count(shop, filter);
    }

    /** A search came by the count on its way. */
    void learned(ShopId shop, CardFilter filter, MirrorStatus status, long passing) {
        counts.put(new Key(shop, filter), MirrorVersion.of(status), passing);
    }

    /** What was counted last, which may be old: good for deciding how to search, and for nothing else. */
    Optional<Long> lastKnown(ShopId shop, CardFilter filter) {
        return Optional.ofNullable(counts.last(new Key(shop, filter)));
    }

    /** Whether the filter's text is some card's barcode. */
    boolean isBarcode(ShopId shop, CardFilter filter, MirrorStatus status) {
        String text = filter.text();
        return (
            text != null &&
            text.chars().noneMatch(Character::isWhitespace) &&
            barcodes.get(new Key(shop, filter), MirrorVersion.of(status), () -> store.isBarcode(shop, text))
        );
    }

    private record Key(ShopId shop, CardFilter filter) {}
}
