package dev.vitrina.core.cache;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.core.policy.DeclaredPolicies;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invalidates what an operator names. Mirrors are not reached: they are synced, not loaded. Repeating a call that failed halfway
 * does no harm.
 */
final class OperatorInvalidation {

    private static final int LONGEST_REASON = 500;

    private final UniversalCacheService cache;
    private final ShopDirectory shops;
    private final DeclaredPolicies endpoints;

    OperatorInvalidation(UniversalCacheService cache, ShopDirectory shops, DeclaredPolicies endpoints) {
        this.cache = cache;
        this.shops = shops;
        this.endpoints = endpoints;
    }

    /** How many shops were reached, or why none was. */
    record Result(int shops, List<UserError> errors) {}

    Result invalidate(CacheInvalidateInput input) {
        List<UserError> errors = objections(input);
        if (!errors.isEmpty()) {
            return new Result(0, errors);
        }
        List<Long> reached = input.shopId() == null
            ? shops
                .all()
                .stream()
                .map(shop -> shop.id().value())
                .toList()
            : List.of(input.shopId());
        for (long shop : reached) {
            cache.invalidate(scope(shop, input.endpoint()), input.invalidation());
        }
        return new Result(reached.size(), List.of());
    }

    private static Scope scope(long shop, @Nullable String endpoint) {
        return endpoint == null ? new Scope.Tenant(shop) : new Scope.Endpoint(shop, endpoint);
    }

    private List<UserError> objections(CacheInvalidateInput input) {
        List<UserError> errors = new ArrayList<>();
        if (input.endpoint() == null && input.shopId() == null) {
            errors.add(UserError.at("SCOPE_REQUIRED", "Name an endpoint, a shop, or both"));
        }
        if (input.endpoint() != null && !endpoints.declares(input.endpoint())) {
            errors.add(UserError.at("NOT_FOUND", "No plugin that is active declares this endpoint", "endpoint"));
        }
        if (input.shopId() != null && shops.find(new ShopId(input.shopId())).isEmpty()) {
            errors.add(UserError.at("NOT_FOUND", "There is no such shop", "shopId"));
        }
        if (input.reason().isBlank() || input.reason().length() > LONGEST_REASON) {
            errors.add(
                UserError.at("INVALID_REASON", "Say why in 1 to %d characters".formatted(LONGEST_REASON), "reason")
            );
        }
        return errors;
    }
}
