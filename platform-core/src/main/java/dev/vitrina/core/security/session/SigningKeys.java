package dev.vitrina.core.security.session;

import dev.vitrina.core.time.DatabaseTime;
import dev.vitrina.core.vault.SecretAddress;
import dev.vitrina.core.vault.Vault;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of access tokens (HMAC with SHA-256), found by {@code kid}; kept in the vault and shared by all replicas. The youngest
 * signs. An older one verifies until no token of its can be valid any more. Thread-safe.
 */
@Component
class SigningKeys implements SmartInitializingSingleton {

    private static final String PURPOSE = "signing-key";
    /** How soon an unknown {@code kid} may make us look again: whoever sends nonsense costs one query in this time. */
    private static final Duration RELOAD_AFTER = Duration.ofSeconds(5);
    /** Replicas notice a new key within the interval of {@link #keepFresh}; until then they sign with the one before. */
    private static final Duration NOTICE = Duration.ofHours(1);

    private final SigningKeyStore store;
    private final Vault vault;
    private final SessionProperties properties;
    private final DatabaseTime time;
    private final TransactionTemplate transactions;
    private final ReentrantLock reloading = new ReentrantLock();
    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();
    private volatile String current = "";
    private volatile Instant reloadedAt = Instant.EPOCH;

    SigningKeys(
        SigningKeyStore store,
        Vault vault,
        SessionProperties properties,
        DatabaseTime time,
        PlatformTransactionManager transactions
    ) {
        this.store = store;
        this.vault = vault;
        this.properties = properties;
        this.time = time;
        this.transactions = new TransactionTemplate(transactions);
    }

    record Named(String kid, SecretKey key) {}

    Named current() {
        String kid = current;
        SecretKey key = keys.get(kid);
        if (key == null) {
            throw new IllegalStateException("There is no signing key yet");
        }
        return new Named(kid, key);
    }

    Optional<SecretKey> find(String kid) {
        SecretKey known = keys.get(kid);
        if (known == null && reloadedAt.plus(RELOAD_AFTER).isBefore(time.now())) {
            reload();
            known = keys.get(kid);
        }
        return Optional.ofNullable(known);
    }

    @Override
    public void afterSingletonsInstantiated() {
        keepFresh();
    }

    /** Makes a new key when the youngest is old enough, and forgets those that no valid token can name. */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void keepFresh() {
        transactions.executeWithoutResult(status -> {
            List<SigningKeyStore.Known> known = store.lockAll();
            Instant now = time.now();
            if (known.isEmpty() || known.getFirst().createdAt().plus(properties.signingKeyRotation()).isBefore(now)) {
                add();
            }
            for (int older = 1; older < known.size(); older++) {
                Instant stoppedSigning = known.get(older - 1).createdAt().plus(NOTICE);
                if (stoppedSigning.plus(properties.accessTokenLife()).isBefore(now)) {
                    remove(known.get(older).kid());
                }
            }
        });
        reload();
    }

    /** A new key signs from now on; older ones verify until their tokens have expired. */
    void rotate() {
        transactions.executeWithoutResult(status -> add());
        reload();
    }

    private void add() {
        String kid = UUID.randomUUID().toString();
        vault.put(new SecretAddress(PURPOSE, kid), Jwts.SIG.HS256.key().build().getEncoded());
        store.insert(kid);
    }

    private void remove(String kid) {
        store.delete(kid);
        vault.remove(new SecretAddress(PURPOSE, kid));
    }

    private void reload() {
        reloading.lock();
        try {
            List<String> kids = store.all().stream().map(SigningKeyStore.Known::kid).toList();
            kids.forEach(kid -> keys.computeIfAbsent(kid, this::read));
            keys.keySet().retainAll(kids);
            current = kids.isEmpty() ? "" : kids.getFirst();
            reloadedAt = time.now();
        } finally {
            reloading.unlock();
        }
    }

    private SecretKey read(String kid) {
        return Keys.hmacShaKeyFor(vault.find(new SecretAddress(PURPOSE, kid)).orElseThrow());
    }
}
