package dev.vitrina.core.security.user;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows users as GraphQL does. */
@Component
public class UserViews {

    private final AccessRules access;

    UserViews(AccessRules access) {
        this.access = access;
    }

    /** @param shop whose permissions to show; null for those that need no shop */
    public UserView of(User user, @Nullable ShopId shop) {
        return of(user, user.asCaller(), shop);
    }

    /** The user as the one who calls, maybe by an API key that may do less. */
    UserView of(User user, Caller caller, @Nullable ShopId shop) {
        List<UserView.Grant> grants = user
            .grants()
            .entrySet()
            .stream()
            .map(grant -> new UserView.Grant(grant.getKey().value(), grant.getValue()))
            .sorted(Comparator.comparingLong(UserView.Grant::shopId))
            .toList();
        return new UserView(
            user.id(),
            user.email(),
            user.name(),
            user.role(),
            user.disabled(),
            access.permissions(caller, shop),
            grants,
            user.createdAt(),
            user.lastLoginAt()
        );
    }
}
