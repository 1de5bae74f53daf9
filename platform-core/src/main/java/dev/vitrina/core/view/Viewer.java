package dev.vitrina.core.view;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.HostPermissions;
import dev.vitrina.core.security.RequestScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at views, and from which shop: their own are theirs everywhere, a team's are seen in its shop.
 *
 * @param shopId   null when the request names no shop
 * @param mayShare whether they may change what the team of the shop shares
 */
record Viewer(long userId, String email, @Nullable Long shopId, boolean mayShare) {
    static Viewer of(RequestScope scope, AccessRules rules) {
        Caller caller = scope.signedIn();
        Long shop = scope.shopId() == null ? null : scope.shopId().value();
        boolean mayShare = shop != null && rules.permits(caller, HostPermissions.VIEWS, scope.shopId());
        return new Viewer(caller.userId(), caller.email(), shop, mayShare);
    }

    /** @throws VitrinaException when they may not, or no shop is chosen */
    void demandSharing() {
        if (shopId == null) {
            Map<String, Object> reason = Map.of("reason", "SHOP_REQUIRED");
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "Choose the shop with whose team to share", reason);
        }
        if (!mayShare) {
            String message = "To share views you need the permission " + HostPermissions.VIEWS;
            throw new VitrinaException(ErrorCode.FORBIDDEN, message);
        }
    }
}
