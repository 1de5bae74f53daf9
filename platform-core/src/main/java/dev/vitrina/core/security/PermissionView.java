package dev.vitrina.core.security;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GraphQL type {@code Permission}. */
public record PermissionView(String id, String description, Set<Role> roles, @Nullable String plugin, boolean ofShops) {
    public static PermissionView of(PermissionDeclaration declared, Locale locale) {
        EnumSet<Role> roles = EnumSet.of(Role.ADMIN);
        roles.addAll(declared.roles());
        return new PermissionView(
            declared.id(),
            declared.description(locale),
            roles,
            declared.plugin(),
            declared.ofShops()
        );
    }
}
