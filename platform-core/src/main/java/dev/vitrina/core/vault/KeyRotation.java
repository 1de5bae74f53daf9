package dev.vitrina.core.vault;

import com.google.crypto.tink.KeysetHandle;
import dev.vitrina.core.time.DatabaseTime;
import java.time.Duration;
import java.util.List;
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
        while (encryptSome()) {
            // each batch is a transaction of its own
        }
        transactions.executeWithoutResult(status -> {
            Keyset current = locked();
            if (current.hasOldKeys() && store.lockOutdated(current.primaryId(), 1).isEmpty()) {
                save(current, current.primaryOnly());
            }
        });
    }

    private boolean encryptSome() {
        return Boolean.TRUE.equals(
            transactions.execute(status -> {
                Keyset current = vault.pinned();
                if (!current.hasOldKeys()) {
                    return false;
                }
                List<VaultStore.Stored> outdated = store.lockOutdated(current.primaryId(), BATCH);
                outdated.forEach(secret ->
                    store.put(
                        secret.address(),
                        current.encrypt(secret.address(), vault.open(secret.address(), secret.ciphertext()))
                    )
                );
                return !outdated.isEmpty();
            })
        );
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
