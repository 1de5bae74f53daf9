package dev.vitrina.api.shop;

import java.util.List;
import java.util.Optional;

/** Reads shops. Thread-safe. */
public interface ShopDirectory {
    Optional<Shop> find(ShopId id);

    /** All shops, by id. For jobs: a controller must keep to its {@link ShopContext}. */
    List<Shop> all();
}
