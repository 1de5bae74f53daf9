package dev.vitrina.spring.cache;

import dev.vitrina.spring.cache.Origin.Product;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;

/** An application's service, cached by annotations alone. */
class Shop {

    private final Origin origin;

    Shop(Origin origin) {
        this.origin = origin;
    }

    @Cacheable(cacheNames = "products", sync = true)
    public @Nullable Product find(String id) {
        return origin.load(id);
    }

    /** Stale at once. */
    @Cacheable(cacheNames = "brief", sync = true)
    public @Nullable Product findBriefly(String id) {
        return origin.load(id);
    }

    @Cacheable("plain")
    public @Nullable Product findPlain(String id) {
        return origin.load(id);
    }

    @Cacheable(cacheNames = "found", sync = true)
    public Optional<Product> search(String id) {
        return Optional.ofNullable(origin.load(id));
    }

    @Cacheable(cacheNames = "lists", sync = true)
    public List<Product> list(String one, String other) {
        return List.of(Objects.requireNonNull(origin.load(one)), Objects.requireNonNull(origin.load(other)));
    }

    @Cacheable(cacheNames = "later", sync = true)
    public CompletableFuture<@Nullable Product> findLater(String id) {
        return CompletableFuture.supplyAsync(() -> origin.load(id));
    }

    @Cacheable("laterPlain")
    public CompletableFuture<@Nullable Product> findLaterPlain(String id) {
        return CompletableFuture.supplyAsync(() -> origin.load(id));
    }

    @CachePut(cacheNames = { "products", "plain" }, key = "#product.id")
    public Product save(Product product) {
        return product;
    }

    @CacheEvict("products")
    public void forget(String id) {
        // All is said by the annotation.
    }

    @CacheEvict(cacheNames = "products", allEntries = true)
    public void forgetAll() {
        // All is said by the annotation.
    }
}
