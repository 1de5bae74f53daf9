package dev.vitrina.core.security.user;

import dev.vitrina.core.security.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GraphQL input of the same name: what is absent stays as it is. */
record UserUpdateInput(
    String id,
    @Nullable String name,
    @Nullable Role role,
    @Nullable List<ShopGrantInput> grants,
    @Nullable Boolean disabled,
    @Nullable String password
) {
    @Override
    public String toString() {
        return "UserUpdateInput[id=" + id + "]";
    }
}
