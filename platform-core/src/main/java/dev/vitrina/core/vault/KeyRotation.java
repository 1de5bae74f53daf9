package dev.vitrina.core.vault;

import com.google.crypto.tink.KeysetHandle;
import dev.vitrina.core.time.DatabaseTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Replaces the key that encrypts, online, in three steps, each safe to be killed in and to be run again by any replica: a new
 * primary; every secret encrypted anew, a few per transaction; the old keys dropped once nothing needs them.
 */
public final class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);
    private static final int BATCH = 200;

    private final Vault vault;
    private final VaultStore store;
    private final TransactionOperations transactions;
    private final Duration interval;
    private final DatabaseTime time;

    KeyRotation(
        Vault vault,
        VaultStore store,
        TransactionOperations transactions,
        Duration interval,
        DatabaseTime time
    ) {
        this.vault = vault;
        this.store = store;
        this.transactions = transactions;
        this.interval = interval;
        this.time = time;
    }

    /** Finishes a rotation that was cut short, and begins one when the key is old enough. */
    @Scheduled(initialDelay = 1, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void keepFresh() {
        VaultStore.WrappedKeyset stored = store.keyset().orElseThrow();
        if (stored.changedAt().plus(interval).isBefore(time.now())) {
            rotate();
        } else {
            finish();
        }
    }

    /** Rotates now; returns when every secret is encrypted with the new key and the old ones are gone. */
    public void rotate() {
        change(Keyset::withNewPrimary);
        finish();
        log.info("The vault's key was rotated");
    }

    private void finish() {
        Optional<SecretAddress> last = Optional.of(SecretAddress.FIRST);
        while (last.isPresent()) {
            last = encryptSome(last.get());
        }
        transactions.executeWithoutResult(status -> {
            Keyset current = locked();
            if (current.hasOldKeys() && nothingNeedsOldKeys(current)) {
                save(current, current.primaryOnly());
            }
        });
    }

    /** The last address of a batch; empty when there was nothing left. */
    private Optional<SecretAddress> encryptSome(SecretAddress after) {
        return Objects.requireNonNull(
            transactions.execute(status -> {
                Keyset current = vault.pinned();
                if (!current.hasOldKeys()) {
                    return Optional.<SecretAddress>empty();
                }
                List<VaultStore.Stored> outdated = store.lockOutdated(current.primaryId(), after, BATCH);
                outdated.forEach(secret -> encryptAnew(current, secret));
                return outdated.isEmpty() ? Optional.empty() : Optional.of(outdated.getLast().address());
            })
        );
    }

    private void encryptAnew(Keyset current, VaultStore.Stored secret) {
        try {
            byte[] plain = vault.open(secret.address(), secret.ciphertext());
            store.put(secret.address(), current.encrypt(secret.address(), plain));
        } catch (DamagedSecretException damaged) {
            // No key opens it: it must not keep the others on the old one.
            log.error("{}: it stays as it is", damaged.getMessage());
        }
    }

    private boolean nothingNeedsOldKeys(Keyset current) {
        return store
            .lockOutdated(current.primaryId(), SecretAddress.FIRST, Integer.MAX_VALUE)
            .stream()
            .noneMatch(secret -> vault.opens(secret.address(), secret.ciphertext()));
    }

    private void change(Function<Keyset, KeysetHandle> change) {
        transactions.executeWithoutResult(status -> {
            Keyset current = locked();
            save(current, change.apply(current));
        });
    }

    private Keyset locked() {
        store.lockKeyset();
        return vault.pinned();
    }

    private void save(Keyset current, KeysetHandle changed) {
        store.updateKeyset(vault.masterKey().wrap(changed));
        vault.adopt(new Keyset(changed, current.version() + 1));
    }
}
