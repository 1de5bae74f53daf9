package dev.vitrina.core.security.user;

import dev.vitrina.core.security.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GraphQL input of the same name. */
record UserCreateInput(String email, String name, String password, Role role, @Nullable List<ShopGrantInput> grants) {
    @Override
    public String toString() {
        return "UserCreateInput[email=" + email + ", role=" + role + "]";
    }
}
