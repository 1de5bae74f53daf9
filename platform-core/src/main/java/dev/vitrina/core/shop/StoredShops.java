package dev.vitrina.core.shop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shops are looked up on each request: remembered for a second, forgotten at once when this replica changes one. */
@Component
class StoredShops implements ShopDirectory {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int SHOPS = 1_000;

    private final ShopStore store;
    private final Cache<ShopId, Optional<Shop>> recent = Caffeine.newBuilder()
        .expireAfterWrite(REMEMBERED)
        .maximumSize(SHOPS)
        .build();

    StoredShops(ShopStore store) {
        this.store = store;
    }

    @Override
    public Optional<Shop> find(ShopId id) {
        return recent.get(id, store::find);
    }

    @Override
    public List<Shop> all() {
        return store.all();
    }

    void forget(ShopId id) {
        recent.invalidate(id);
    }
}
