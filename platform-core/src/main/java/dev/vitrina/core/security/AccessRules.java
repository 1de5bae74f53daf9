package dev.vitrina.core.security;

import dev.vitrina.api.shop.ShopId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a caller may do. Default deny: an undeclared permission is held by nobody but an ADMIN. By an API key, a caller may do
 * what the user may and the key allows, both as of now.
 */
public interface AccessRules {
    /**
     * Whether the caller holds the permission.
     *
     * @param shop the current shop, whose grant decides for everybody but an ADMIN; null when the request names none: then
     *             the caller's own role decides
     */
    boolean permits(Caller caller, String permission, @Nullable ShopId shop);

    /** Whether a permission is about one shop at a time, so that a choice of shops narrows it. */
    boolean isOfShops(String permission);

    /** All permissions the caller holds there. */
    Set<String> permissions(Caller caller, @Nullable ShopId shop);
}
