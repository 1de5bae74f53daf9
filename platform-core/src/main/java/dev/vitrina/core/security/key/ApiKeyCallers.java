package dev.vitrina.core.security.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.user.Credentials;
import dev.vitrina.core.security.user.User;
import dev.vitrina.core.security.user.UserChanged;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who acts by an API key, asked on each request. Remembered for a second, as sessions are; forgotten at once when this replica
 * revokes a key or changes a user. Thread-safe.
 */
@Component
public class ApiKeyCallers {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final Duration USE_NOTED = Duration.ofMinutes(1);
    private static final int KEYS = 10_000;

    private final ApiKeyStore store;
    private final Credentials credentials;
    private final ApiKeyProperties properties;
    private final KeyBudget budget = new KeyBudget(Ticker.systemTicker());
    private final Cache<ByteBuffer, Optional<Known>> recent = Caffeine.newBuilder()
        .expireAfterWrite(REMEMBERED)
        .maximumSize(KEYS)
        .build();
    private final Cache<Long, Boolean> used = Caffeine.newBuilder()
        .expireAfterWrite(USE_NOTED)
        .maximumSize(KEYS)
        .build();

    ApiKeyCallers(ApiKeyStore store, Credentials credentials, ApiKeyProperties properties) {
        this.store = store;
        this.credentials = credentials;
        this.properties = properties;
    }

    /** What became of a key that was sent. */
    public sealed interface Verdict {
        /** @param key identifies it to {@link #current} */
        record Accepted(Caller caller, Presented key) implements Verdict {}

        /** No key of this host, revoked, expired, or of a user who may not sign in. */
        record Unknown() implements Verdict {}

        record TooMany(long retryAfterSeconds) implements Verdict {}
    }

    /** A key that was accepted; holds its hash only. */
    public record Presented(ByteBuffer hash) {
        @Override
        public String toString() {
            return "Presented";
        }
    }

    /** Whether a bearer token means to be an API key. */
    public static boolean isMeant(String token) {
        return token.startsWith(ApiKeySecret.PREFIX);
    }

    /** Counts as one request of the key. */
    public Verdict accept(String token) {
        Optional<Presented> presented = ApiKeySecret.parse(token).map(secret ->
            new Presented(ByteBuffer.wrap(secret.hash()))
        );
        Optional<Known> known = presented.flatMap(this::known);
        if (known.isEmpty()) {
            return new Verdict.Unknown();
        }
        ApiKey key = known.get().key();
        long wait = budget.take(key.id(), perMinute(key));
        if (wait > 0) {
            return new Verdict.TooMany(wait);
        }
        if (used.asMap().putIfAbsent(key.id(), true) == null) {
            store.noteUse(key.id());
        }
        return new Verdict.Accepted(known.get().caller(), presented.orElseThrow());
    }

    /** Who acts by the key as of now; empty when nobody may any more. */
    public Optional<Caller> current(Presented key) {
        return known(key).map(Known::caller);
    }

    int perMinute(ApiKey key) {
        int most = properties.requestsPerMinute();
        return Math.min(most, Objects.requireNonNullElse(key.requestsPerMinute(), most));
    }

    void forget() {
        recent.invalidateAll();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(UserChanged change) {
        forget();
    }

    private Optional<Known> known(Presented presented) {
        return recent.get(presented.hash(), hash ->
            store
                .findGood(hash.array())
                .flatMap(key ->
                    credentials
                        .find(key.userId())
                        .filter(user -> !user.disabled())
                        .map(user -> new Known(key, user))
                )
        );
    }

    private record Known(ApiKey key, User owner) {
        Caller caller() {
            return owner.asCaller().by(key.scope());
        }
    }
}
