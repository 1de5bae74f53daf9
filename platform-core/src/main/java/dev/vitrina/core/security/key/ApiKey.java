package dev.vitrina.core.security.key;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.KeyScope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is stored, without its secret.
 *
 * @param hint              how the secret ends
 * @param scopes            permissions, in order
 * @param shops             the only shops it reaches; empty for all of its owner's
 * @param requestsPerMinute null for as many as the host allows
 * @param expiresAt         null when it never does
 * @param expired           whether it has, by the database's time
 * @param lastUsedAt        to the minute; null when it never was
 */
record ApiKey(
    long id,
    long userId,
    String name,
    String hint,
    List<String> scopes,
    List<ShopId> shops,
    @Nullable Integer requestsPerMinute,
    Instant createdAt,
    @Nullable Instant expiresAt,
    boolean expired,
    @Nullable Instant lastUsedAt
) {
    ApiKey {
        scopes = List.copyOf(scopes);
        shops = List.copyOf(shops);
    }

    KeyScope scope() {
        return new KeyScope(id, name, Set.copyOf(scopes), Set.copyOf(shops));
    }
}
