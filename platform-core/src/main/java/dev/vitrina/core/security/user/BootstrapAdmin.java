package dev.vitrina.core.security.user;

import dev.vitrina.core.security.Role;
import dev.vitrina.core.startup.StartupFailure;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/** Makes the first administrator, before the host answers its first request. */
@Component
public class BootstrapAdmin implements SmartInitializingSingleton {

    private static final String DEFAULT_EMAIL = "admin@vitrina.local";
    private static final int PASSWORD_LENGTH = 20;
    /** Letters and digits that nobody confuses when reading them off a screen: 57^20 is 116 bits. */
    private static final String ALPHABET = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final UserStore store;
    private final Passwords passwords;
    private final AdminProperties properties;
    private final TransactionTemplate transactions;
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<@Nullable Credentials> generated = new AtomicReference<>();

    BootstrapAdmin(
        UserStore store,
        Passwords passwords,
        AdminProperties properties,
        PlatformTransactionManager transactions
    ) {
        this.store = store;
        this.passwords = passwords;
        this.properties = properties;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** What to print after this start; empty when a password was configured or users exist, and from the second call on. */
    public Optional<Credentials> takeGenerated() {
        return Optional.ofNullable(generated.getAndSet(null));
    }

    @Override
    public void afterSingletonsInstantiated() {
        String email = email();
        if (properties.reset()) {
            String password = configuredPassword().orElseThrow(() ->
                new StartupFailure("`vitrina.admin.reset` needs `vitrina.admin.password`, the new password")
            );
            transactions.executeWithoutResult(status -> reset(email, passwords.hash(password)));
        } else if (store.isEmpty()) {
            create(email);
        }
    }

    private void create(String email) {
        Optional<String> configured = configuredPassword();
        String password = configured.orElseGet(this::randomPassword);
        // Two replicas that start at once agree by the unique email: the slower one has nothing to show.
        boolean created = store.insert(email, "Administrator", passwords.hash(password), Role.ADMIN).isPresent();
        if (created && configured.isEmpty()) {
            generated.set(new Credentials(email, password));
        }
    }

    private void reset(String email, String hash) {
        Optional<User> known = store.findByEmail(email);
        if (known.isEmpty()) {
            store.insert(email, "Administrator", hash, Role.ADMIN);
            return;
        }
        store.updatePassword(known.get().id(), hash);
        store.update(known.get().id(), known.get().name(), Role.ADMIN, false);
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
