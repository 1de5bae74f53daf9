package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import java.util.OptionalLong;

/** Exact counts of filtered cards, kept until the mirror moves on. */
public final class CardCounts {

    private static final int KEPT = 2_000;

    private final CardStore store;
    private final Mirror mirror;
    private final Derived<Key, Long> counts = new Derived<>(KEPT);

    public CardCounts(CardStore store, Mirror mirror) {
        this.store = store;
        this.mirror = mirror;
    }

    public long count(ShopId shop, CardFilter filter) {
        MirrorStatus status = mirror.status(shop.value());
        return filter.isEmpty()
            ? status.rows()
            : counts.get(new Key(shop, filter), MirrorVersion.of(status), () -> store.count(shop, filter));
    }

    OptionalLong lastKnown(ShopId shop, CardFilter filter) {
        Long known = counts.last(new Key(shop, filter));
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    private record Key(ShopId shop, CardFilter filter) {}
}
