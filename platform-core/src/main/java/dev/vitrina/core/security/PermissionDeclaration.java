package dev.vitrina.core.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A permission that exists.
 *
 * @param id     for example {@code wb-products:read}
 * @param roles  who holds it; {@link Role#ADMIN} always does
 * @param plugin who declares it; null for the host
 */
public record PermissionDeclaration(String id, String description, Set<Role> roles, @Nullable String plugin) {
    public PermissionDeclaration {
        roles = Set.copyOf(roles);
    }
}
