package dev.vitrina.core.security.user;

import dev.vitrina.core.security.Role;
import dev.vitrina.core.startup.StartupFailure;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/**
 * Makes the first administrator: with a configured password before the host answers its first request, with a random one when
 * the start has succeeded and there is someone to show it to. A start that fails has made no password that nobody saw.
 */
@Component
public class BootstrapAdmin implements SmartInitializingSingleton {

    private static final String NAME = "Administrator";
    private static final String DEFAULT_EMAIL = "admin@vitrina.local";
    private static final int PASSWORD_LENGTH = 20;
    /** Letters and digits that nobody confuses when reading them off a screen: 57^20 is 116 bits. */
    private static final String ALPHABET = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final UserStore store;
    private final Passwords passwords;
    private final AdminProperties properties;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    BootstrapAdmin(
        UserStore store,
        Passwords passwords,
        AdminProperties properties,
        PlatformTransactionManager transactions,
        ApplicationEventPublisher events
    ) {
        this.store = store;
        this.passwords = passwords;
        this.properties = properties;
        this.transactions = new TransactionTemplate(transactions);
        this.events = events;
    }

    /**
     * Makes an administrator with a random password if there is no user yet. The new one is kept only after {@code show} has
     * returned: whatever happens before that, the next start makes and shows another.
     *
     * @param show is called once, with nothing when nobody was made
     */
    public void welcome(Consumer<Optional<Credentials>> show) {
        transactions.executeWithoutResult(status -> show.accept(createWithRandomPassword()));
    }

    @Override
    public void afterSingletonsInstantiated() {
        String email = email();
        Optional<String> password = configuredPassword();
        if (properties.reset()) {
            String hash = passwords.hash(password.orElseThrow(BootstrapAdmin::resetWithoutPassword));
            transactions.executeWithoutResult(status -> reset(email, hash));
        } else if (password.isPresent() && store.isEmpty()) {
            store.insert(email, NAME, passwords.hash(password.get()), Role.ADMIN);
        }
    }

    private Optional<Credentials> createWithRandomPassword() {
        if (!store.isEmpty()) {
            return Optional.empty();
        }
        Credentials made = new Credentials(email(), randomPassword());
        // Two replicas that start at once agree by the unique email: the slower one has nothing to show.
        return store.insert(made.email(), NAME, passwords.hash(made.password()), Role.ADMIN).map(id -> made);
    }

    private void reset(String email, String hash) {
        Optional<User> known = store.findByEmail(email);
        if (known.isEmpty()) {
            store.insert(email, NAME, hash, Role.ADMIN);
            return;
        }
        long id = known.get().id();
        store.updatePassword(id, hash);
        store.update(id, known.get().name(), Role.ADMIN, false);
        // Whoever knew the old password may still be signed in.
        events.publishEvent(new UserChanged(id, true, null));
    }

    private static StartupFailure resetWithoutPassword() {
        return new StartupFailure("`vitrina.admin.reset` needs `vitrina.admin.password`, the new password");
    }

    private String email() {
        String configured = StringUtils.hasText(properties.email()) ? properties.email() : DEFAULT_EMAIL;
        String email = configured.strip().toLowerCase(Locale.ROOT);
        if (!EmailAddress.isValid(email)) {
            throw new StartupFailure("`vitrina.admin.email` = %s is not an email address".formatted(configured));
        }
        return email;
    }

    private Optional<String> configuredPassword() {
        String password = properties.password();
        if (!StringUtils.hasText(password)) {
            return Optional.empty();
        }
        int length = password.codePointCount(0, password.length());
        if (length < Passwords.MIN_LENGTH || length > Passwords.MAX_LENGTH) {
            throw new StartupFailure(
                "`vitrina.admin.password` must have %d to %d characters".formatted(
                    Passwords.MIN_LENGTH,
                    Passwords.MAX_LENGTH
                )
            );
        }
        return Optional.of(password);
    }

    private String randomPassword() {
        return random
            .ints(PASSWORD_LENGTH, 0, ALPHABET.length())
            .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
            .reduce("", String::concat);
    }

    /** Prints nothing of the password by accident. */
    public record Credentials(String email, String password) {
        @Override
        public String toString() {
            return "Credentials[email=" + email + "]";
        }
    }
}
