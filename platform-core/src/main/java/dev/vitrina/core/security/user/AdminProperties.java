package dev.vitrina.core.security.user;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first user, made when there is none.
 *
 * @param email    signs in with it
 * @param password of 8 to 128 characters; a random one is made and shown once when absent
 * @param reset    gives the user with this email the role ADMIN and this password at this start: for whoever is shut out
 */
@ConfigurationProperties("vitrina.admin")
record AdminProperties(
    @DefaultValue("admin@vitrina.local") String email,
    @Nullable String password,
    @DefaultValue("false") boolean reset
) {
    @Override
    public String toString() {
        return "AdminProperties[email=" + email + "]";
    }
}
