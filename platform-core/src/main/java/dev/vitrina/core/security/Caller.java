package dev.vitrina.core.security;

import dev.vitrina.api.shop.ShopId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The user a request acts for.
 *
 * @param role   the user's own role; {@link Role#ADMIN} needs no grants
 * @param grants roles per shop
 * @param key    the API key that acts in the user's name; null for somebody who has signed in
 */
public record Caller(long userId, String email, Role role, Map<ShopId, Role> grants, @Nullable KeyScope key) {
    public Caller {
        grants = Map.copyOf(grants);
    }

    /** Somebody who has signed in. */
    public Caller(long userId, String email, Role role, Map<ShopId, Role> grants) {
        this(userId, email, role, grants, null);
    }

    /** The same user, acting by an API key. */
    public Caller by(KeyScope scope) {
        return new Caller(userId, email, role, grants, scope);
    }

    /** Whether the caller may see the shop at all. */
    public boolean mayEnter(ShopId shop) {
        return (role == Role.ADMIN || grants.containsKey(shop)) && (key == null || key.actsIn(shop));
    }

    /** Whether every shop, and what belongs to none, is the caller's. */
    public boolean mayEnterAll() {
        return role == Role.ADMIN && (key == null || key.shops().isEmpty());
    }

    /** The shops the caller may see, unless {@link #mayEnterAll}. */
    public Set<ShopId> shops() {
        Set<ShopId> candidates = role == Role.ADMIN && key != null ? key.shops() : grants.keySet();
        return candidates.stream().filter(this::mayEnter).collect(Collectors.toUnmodifiableSet());
    }
}
