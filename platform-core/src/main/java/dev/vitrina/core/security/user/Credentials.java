package dev.vitrina.core.security.user;

import dev.vitrina.api.error.UserError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks what a user claims to know. */
@Component
public class Credentials {

    private final UserStore store;
    private final Users users;
    private final Passwords passwords;

    Credentials(UserStore store, Users users, Passwords passwords) {
        this.store = store;
        this.users = users;
        this.passwords = passwords;
    }

    /** An account's name as it is compared: users who type it differently mean the same. */
    public static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The user with this email and password; empty when there is none, the password is another or the user is disabled, after
     * the same time in each case.
     */
    public Optional<User> check(String email, String password) {
        Optional<User> known = find(email);
        String hash = known.flatMap(user -> store.passwordHash(user.id())).orElse("");
        boolean right = hash.isEmpty() ? passwords.matchesNobody(password) : passwords.matches(password, hash);
        return right ? known.filter(user -> !user.disabled()) : Optional.empty();
    }

    public void noteLogin(long userId) {
        store.noteLogin(userId);
    }

    public Optional<User> find(long userId) {
        return store.find(userId);
    }

    /**
     * Changes the user's own password and ends the other sessions.
     *
     * @param session the session that stays
     * @return why it cannot be taken; empty when it was changed
     */
    public List<UserError> changePassword(long userId, String fresh, UUID session) {
        Optional<String> objection = passwords.objection(fresh);
        if (objection.isPresent()) {
            return List.of(UserError.at("WEAK_PASSWORD", objection.get(), "new"));
        }
        users.setPassword(userId, fresh, session);
        return List.of();
    }

    private Optional<User> find(String email) {
        // PostgreSQL's text holds no NUL.
        return email.indexOf('\0') >= 0 ? store.findByEmail("") : store.findByEmail(normalised(email));
    }
}
