package dev.vitrina.tokens.api;

import dev.vitrina.api.shop.ShopId;
import java.util.Optional;

/** A token's id in GraphQL: its shop's id. */
final class TokenId {

    private TokenId() {}

    /** Empty when no token can have such an id. */
    static Optional<ShopId> parse(String id) {
        try {
            return Optional.of(ShopId.parse(id));
        } catch (NumberFormatException notAnId) {
            return Optional.empty();
        }
    }
}
