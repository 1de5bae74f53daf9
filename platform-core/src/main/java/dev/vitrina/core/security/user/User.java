package dev.vitrina.core.security.user;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.Role;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may sign in.
 *
 * @param email lower case
 * @param role  the user's own role; no grant is above it
 */
public record User(
    long id,
    String email,
    String name,
    Role role,
    Map<ShopId, Role> grants,
    boolean disabled,
    Instant createdAt,
    @Nullable Instant lastLoginAt
) {
    public User {
        grants = Map.copyOf(grants);
    }

    public Caller asCaller() {
        return new Caller(id, email, role, grants);
    }
}
