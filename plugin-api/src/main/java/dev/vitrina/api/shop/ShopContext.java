package dev.vitrina.api.shop;

/**
 * The shop of the current request, already checked against the caller's grants. A controller method that declares a
 * parameter of this type is only called when the request names a shop (header {@code X-Shop-Id}).
 */
public record ShopContext(Shop shop) {
    public ShopId id() {
        return shop.id();
    }
}
