package dev.vitrina.core.security;

import dev.vitrina.api.shop.Shop;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a GraphQL request; stands in the {@code GraphQLContext} under {@code RequestScope.class}.
 *
 * @param caller    null when nobody is signed in
 * @param shop      the shop of {@code X-Shop-Id}, already checked against the caller's grants; null when none was sent
 * @param requestId also in the logs and in the answer's {@code X-Request-Id}
 * @param address   the client's address
 */
public record RequestScope(@Nullable Caller caller, @Nullable Shop shop, String requestId, String address) {}
