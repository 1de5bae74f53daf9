package dev.vitrina.core.security.user;

import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.Callers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@link Callers} of the table of users. */
@Component
class StoredCallers implements Callers {

    private final UserStore store;

    StoredCallers(UserStore store) {
        this.store = store;
    }

    @Override
    public Optional<Caller> find(long userId) {
        return store
            .find(userId)
            .filter(user -> !user.disabled())
            .map(User::asCaller);
    }
}
