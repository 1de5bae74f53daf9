package dev.vitrina.core.cache;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invalidates what an operator names. Mirrors are not reached: they are synced, not loaded. Repeating a call that failed halfway
 * does no harm.
 */
final class OperatorInvalidation {

    private final UniversalCacheService cache;
    private final ShopDirectory shops;
    private final OperatorInput checks;

    OperatorInvalidation(UniversalCacheService cache, ShopDirectory shops, OperatorInput checks) {
        this.cache = cache;
        this.shops = shops;
        this.checks = checks;
    }

    /** How many shops were reached, or why none was. */
    record Result(int shops, List<UserError> errors) {}

    Result invalidate(CacheInvalidateInput input) {
        List<UserError> errors = checks.scope(input.endpoint(), input.shopId(), input.reason());
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
}
