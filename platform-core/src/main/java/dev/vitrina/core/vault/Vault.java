package dev.vitrina.core.vault;

import dev.vitrina.core.startup.StartupFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps secrets encrypted in the database: AES-256-GCM, bound to the {@link SecretAddress}. Thread-safe. Takes part in the
 * caller's transaction.
 *
 * <p>A write pins the keyset's version, so that no replica encrypts with a key that {@link KeyRotation} has retired.
 */
public final class Vault {

    private final VaultStore store;
    private final MasterKeys masterKeys;
    private final TransactionOperations transactions;
    private volatile Keyset keyset;

    /** @throws StartupFailure when the master key does not fit the database */
    Vault(VaultStore store, MasterKeys masterKeys, TransactionOperations transactions) {
        this.store = store;
        this.masterKeys = masterKeys;
        this.transactions = transactions;
        store
            .keyset()
            .ifPresentOrElse(
                known -> {},
                () -> store.insertKeyset(masterKeys.current().wrap(Keyset.create().handle()))
            );
        this.keyset = loadAtStart();
    }

    /** Stores the secret, replacing the one at this address. */
    public void put(SecretAddress address, byte[] secret) {
        transactions.executeWithoutResult(status -> store.put(address, pinned().encrypt(address, secret)));
    }

    /** Stores the secret unless there is one at this address already. */
    public void putIfAbsent(SecretAddress address, byte[] secret) {
        transactions.executeWithoutResult(status -> store.putIfAbsent(address, pinned().encrypt(address, secret)));
    }

    /** @throws DamagedSecretException when it was changed, or stems from another place or key */
    public Optional<byte[]> find(SecretAddress address) {
        return store.find(address).map(ciphertext -> open(address, ciphertext));
    }

    public void remove(SecretAddress address) {
        store.remove(address);
    }

    /** Encrypts something short-lived that the caller keeps: it does not survive a key rotation. */
    public byte[] seal(SecretAddress address, String secret) {
        return keyset.encrypt(address, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws DamagedSecretException see {@link #find} */
    public String unseal(SecretAddress address, byte[] sealed) {
        return new String(open(address, sealed), StandardCharsets.UTF_8);
    }

    /** The keyset as the database has it; may only be used within the transaction that pinned it. */
    Keyset pinned() {
        if (store.pinKeysetVersion() != keyset.version()) {
            keyset = load();
        }
        return keyset;
    }

    void adopt(Keyset changed) {
        keyset = changed;
    }

    MasterKey masterKey() {
        return masterKeys.current();
    }

    boolean opens(SecretAddress address, byte[] ciphertext) {
        try {
            open(address, ciphertext);
            return true;
        } catch (DamagedSecretException damaged) {
            return false;
        }
    }

    byte[] open(SecretAddress address, byte[] ciphertext) {
        try {
            if (!keyset.knows(ciphertext)) {
                // Another replica has rotated the keys.
                keyset = load();
            }
            return keyset.decrypt(address, ciphertext);
        } catch (GeneralSecurityException damaged) {
            throw new DamagedSecretException(address, damaged);
        }
    }

    private Keyset load() {
        VaultStore.WrappedKeyset wrapped = store.keyset().orElseThrow();
        try {
            return new Keyset(masterKey().unwrap(wrapped.bytes()), wrapped.version());
        } catch (GeneralSecurityException wrongKey) {
            throw new IllegalStateException(
                "The keyset was encrypted with another master key while the host runs",
                wrongKey
            );
        }
    }

    private Keyset loadAtStart() {
        return transactions.execute(status -> {
            VaultStore.WrappedKeyset wrapped = store.lockKeyset();
            try {
                return new Keyset(masterKey().unwrap(wrapped.bytes()), wrapped.version());
            } catch (GeneralSecurityException notTheCurrentOne) {
                return rewrap(wrapped);
            }
        });
    }

    /** The operator has changed the master key: the previous one opens the keyset, the current one closes it. */
    private Keyset rewrap(VaultStore.WrappedKeyset wrapped) {
        MasterKey previous = masterKeys.previous().orElseThrow(Vault::wrongMasterKey);
        try {
            Keyset opened = new Keyset(previous.unwrap(wrapped.bytes()), wrapped.version() + 1);
            store.updateKeyset(masterKey().wrap(opened.handle()));
            return opened;
        } catch (GeneralSecurityException wrongToo) {
            throw wrongMasterKey();
        }
    }

    private static StartupFailure wrongMasterKey() {
        return new StartupFailure(
            "The master key (`vitrina.security.master-key` or `vitrina.security.master-key-file`) is not the one this database's secrets were encrypted with: give that one, or name it in `vitrina.security.previous-master-key-file`"
        );
    }
}
