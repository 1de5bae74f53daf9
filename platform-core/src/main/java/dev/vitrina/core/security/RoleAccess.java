package dev.vitrina.core.security;

import dev.vitrina.api.shop.ShopId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Roles as bundles of what the permission sources declare at the moment of the question. */
@Component
class RoleAccess implements AccessRules {

    private final ObjectProvider<PermissionSource> sources;

    RoleAccess(ObjectProvider<PermissionSource> sources) {
        this.sources = sources;
    }

    @Override
    public boolean permits(Caller caller, String permission, @Nullable ShopId shop) {
        if (!isLeftByKey(caller, permission, shop)) {
            return false;
        }
        if (caller.role() == Role.ADMIN) {
            return true;
        }
        Role role = roleFor(caller, shop);
        return (
            role != null && declared().anyMatch(known -> known.id().equals(permission) && known.roles().contains(role))
        );
    }

    @Override
    public Set<String> permissions(Caller caller, @Nullable ShopId shop) {
        Role role = caller.role() == Role.ADMIN ? Role.ADMIN : roleFor(caller, shop);
        return declared()
            .filter(known -> role == Role.ADMIN || (role != null && known.roles().contains(role)))
            .map(PermissionDeclaration::id)
            .filter(permission -> isLeftByKey(caller, permission, shop))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is not about one shop at a time, a key for certain shops cannot be trusted with. */
    private boolean isLeftByKey(Caller caller, String permission, @Nullable ShopId shop) {
        KeyScope key = caller.key();
        return key == null || (key.allows(permission, shop) && (key.shops().isEmpty() || isOfShops(permission)));
    }

    @Override
    public boolean isOfShops(String permission) {
        return declared().anyMatch(known -> known.id().equals(permission) && known.ofShops());
    }

    private static @Nullable Role roleFor(Caller caller, @Nullable ShopId shop) {
        return shop == null ? caller.role() : caller.grants().get(shop);
    }

    private Stream<PermissionDeclaration> declared() {
        return sources.orderedStream().map(PermissionSource::permissions).flatMap(List::stream);
    }
}
