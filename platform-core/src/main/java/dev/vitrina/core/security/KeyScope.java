package dev.vitrina.core.security;

import dev.vitrina.api.shop.ShopId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an API key leaves of the rights of its owner; it never adds any.
 *
 * @param name        as its owner calls it; in the audit trail
 * @param permissions all it may use
 * @param shops       the only shops it reaches; empty for all of its owner's
 */
public record KeyScope(long id, String name, Set<String> permissions, Set<ShopId> shops) {
    public KeyScope {
        permissions = Set.copyOf(permissions);
        shops = Set.copyOf(shops);
    }

    /** @param shop the current shop, without which a key for certain shops may do nothing */
    boolean allows(String permission, @Nullable ShopId shop) {
        return permissions.contains(permission) && actsIn(shop);
    }

    boolean actsIn(@Nullable ShopId shop) {
        return shops.isEmpty() || (shop != null && shops.contains(shop));
    }
}
