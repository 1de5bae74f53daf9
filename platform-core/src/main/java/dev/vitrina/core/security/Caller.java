package dev.vitrina.core.security;

import dev.vitrina.api.shop.ShopId;
import java.util.Map;

/**
 * The signed-in user of a request.
 *
 * @param role   the user's own role; {@link Role#ADMIN} needs no grants
 * @param grants roles per shop
 */
public record Caller(long userId, String email, Role role, Map<ShopId, Role> grants) {
    public Caller {
        grants = Map.copyOf(grants);
    }

    /** Whether the caller may see the shop at all. */
    public boolean mayEnter(ShopId shop) {
        return role == Role.ADMIN || grants.containsKey(shop);
    }
}
