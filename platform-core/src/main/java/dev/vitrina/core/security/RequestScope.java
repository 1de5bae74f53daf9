package dev.vitrina.core.security;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopId;
import graphql.GraphQLContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a GraphQL request; stands in the {@code GraphQLContext} under {@code RequestScope.class}.
 *
 * @param caller    null when nobody is signed in
 * @param shop      the shop of {@code X-Shop-Id}, already checked against the caller's grants; null when none was sent
 * @param requestId also in the logs and in the answer's {@code X-Request-Id}
 * @param address   the client's address
 */
public record RequestScope(@Nullable Caller caller, @Nullable Shop shop, String requestId, String address) {
    /** Of an HTTP request that may come in: its attribute. */
    public static final String ATTRIBUTE = "dev.vitrina.core.security.RequestScope";

    /** The scope of the request that is being executed. */
    public static RequestScope of(GraphQLContext context) {
        return Objects.requireNonNull(context.<RequestScope>get(RequestScope.class), "The request has no scope");
    }

    /** @throws VitrinaException {@code UNAUTHENTICATED} when nobody is signed in */
    public Caller signedIn() {
        if (caller == null) {
            throw new VitrinaException(ErrorCode.UNAUTHENTICATED, "Sign in first");
        }
        return caller;
    }

    public @Nullable ShopId shopId() {
        return shop == null ? null : shop.id();
    }
}
