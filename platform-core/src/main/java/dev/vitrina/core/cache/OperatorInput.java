package dev.vitrina.core.cache;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.CacheStatistics;
import dev.vitrina.core.policy.DeclaredPolicies;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what an operator names. */
final class OperatorInput {

    private static final int LONGEST_REASON = 500;
    private static final String NO_ENDPOINT = "No plugin that is active declares this endpoint";
    private static final String NO_SHOP = "There is no such shop";

    private final ShopDirectory shops;
    private final DeclaredPolicies endpoints;
    private final CacheStatistics statistics;

    OperatorInput(ShopDirectory shops, DeclaredPolicies endpoints, CacheStatistics statistics) {
        this.shops = shops;
        this.endpoints = endpoints;
        this.statistics = statistics;
    }

    /** What is wrong with a change of what is cached of an endpoint, a shop or both. */
    List<UserError> scope(@Nullable String endpoint, @Nullable Long shopId, String reason) {
        List<UserError> errors = new ArrayList<>();
        if (endpoint == null && shopId == null) {
            errors.add(UserError.at("SCOPE_REQUIRED", "Name an endpoint, a shop, or both"));
        }
        if (endpoint != null && !endpoints.declares(endpoint)) {
            errors.add(UserError.at("NOT_FOUND", NO_ENDPOINT, "endpoint"));
        }
        if (shopId != null && shops.find(new ShopId(shopId)).isEmpty()) {
            errors.add(UserError.at("NOT_FOUND", NO_SHOP, "shopId"));
        }
        errors.addAll(reason(reason));
        return errors;
    }

    List<UserError> reason(String reason) {
        return reason.isBlank() || reason.length() > LONGEST_REASON
            ? List.of(
                UserError.at("INVALID_REASON", "Say why in 1 to %d characters".formatted(LONGEST_REASON), "reason")
            )
            : List.of();
    }

    /**
     * Of a question, which may also be about a mirror, or an endpoint whose plugin is gone.
     *
     * @throws VitrinaException {@code NOT_FOUND} when there is no such shop or nothing is known of the endpoint
     */
    void question(@Nullable String endpoint, @Nullable Long shopId) {
        if (shopId != null && shops.find(new ShopId(shopId)).isEmpty()) {
            throw new VitrinaException(ErrorCode.NOT_FOUND, NO_SHOP);
        }
        if (endpoint != null && !endpoints.declares(endpoint) && !statistics.knows(endpoint)) {
            throw new VitrinaException(ErrorCode.NOT_FOUND, NO_ENDPOINT + ", and nothing is known of it");
        }
    }
}
