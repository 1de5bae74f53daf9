package dev.vitrina.core.security;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A permission that exists.
 *
 * @param id           for example {@code wb-products:read}
 * @param descriptions by language ({@code en}, {@code ru}, {@code zh})
 * @param roles        who holds it; {@link Role#ADMIN} always does
 * @param plugin       who declares it; null for the host
 * @param ofShops      whether it is about one shop at a time, so that a choice of shops narrows it
 */
public record PermissionDeclaration(
    String id,
    Map<String, String> descriptions,
    Set<Role> roles,
    @Nullable String plugin,
    boolean ofShops
) {
    public PermissionDeclaration {
        descriptions = Map.copyOf(descriptions);
        roles = Set.copyOf(roles);
    }

    /** In the reader's language, else in English, else the id. */
    public String description(Locale locale) {
        String english = descriptions.getOrDefault("en", id);
        return descriptions.getOrDefault(locale.getLanguage(), english);
    }
}
