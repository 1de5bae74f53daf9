package dev.vitrina.core.security.user;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a user shall become, with everything that speaks against it. */
final class UserDraft {

    private static final int MAX_NAME = 200;

    private final List<UserError> errors = new ArrayList<>();

    List<UserError> errors() {
        return errors;
    }

    boolean isGood() {
        return errors.isEmpty();
    }

    void refuse(String code, String message, String... path) {
        errors.add(UserError.at(code, message, path));
    }

    String name(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME || stripped.indexOf('\0') >= 0) {
            refuse("INVALID_NAME", "The name must have 1 to %d characters".formatted(MAX_NAME), "name");
        }
        return stripped;
    }

    void password(String password, Passwords passwords) {
        passwords.objection(password).ifPresent(objection -> refuse("WEAK_PASSWORD", objection, "password"));
    }

    Map<ShopId, Role> grants(List<ShopGrantInput> inputs, Role role, UserStore store) {
        Map<ShopId, Role> grants = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            grant(inputs.get(i), i, grants);
        }
        checkRoles(grants, role);
        List<Long> existing = store.existingShops(grants.keySet().stream().map(ShopId::value).toList());
        if (existing.size() < grants.size()) {
            refuse("UNKNOWN_SHOP", "One of the shops does not exist", "grants");
        }
        return grants;
    }

    void checkRoles(Map<ShopId, Role> grants, Role role) {
        if (role == Role.ADMIN && !grants.isEmpty()) {
            refuse("ADMIN_NEEDS_NO_GRANT", "An ADMIN sees every shop: give no grants", "grants");
        }
        if (
            role != Role.ADMIN &&
            grants
                .values()
                .stream()
                .anyMatch(granted -> granted.compareTo(role) < 0)
        ) {
            refuse("GRANT_ABOVE_ROLE", "A role for a shop cannot be above the user's own role", "grants");
        }
    }

    private void grant(ShopGrantInput input, int index, Map<ShopId, Role> grants) {
        String position = Integer.toString(index);
        if (input.role() == Role.ADMIN) {
            refuse("ADMIN_NOT_PER_SHOP", "ADMIN is a role for all shops", "grants", position, "role");
            return;
        }
        try {
            if (grants.put(ShopId.parse(input.shopId()), input.role()) != null) {
                refuse("DUPLICATE_SHOP", "The shop is named twice", "grants", position, "shopId");
            }
        } catch (NumberFormatException malformed) {
            refuse("UNKNOWN_SHOP", "The shop does not exist", "grants", position, "shopId");
        }
    }
}
