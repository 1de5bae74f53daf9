package dev.vitrina.core.security.user;

import dev.vitrina.core.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GraphQL type {@code User}. */
public record UserView(
    long id,
    String email,
    String name,
    Role role,
    boolean disabled,
    Set<String> permissions,
    List<Grant> grants,
    Instant createdAt,
    @Nullable Instant lastLoginAt
) {
    /** GraphQL type {@code ShopGrant}. */
    public record Grant(long shopId, Role role) {}
}
