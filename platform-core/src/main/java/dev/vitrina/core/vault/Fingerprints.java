package dev.vitrina.core.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed fingerprints (HMAC-SHA-256): equal for equal secrets, and useless without the key, which lives in the vault. Thread-safe.
 */
public final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecretAddress ADDRESS = new SecretAddress("fingerprint-key", "host");

    private final SecretKeySpec key;

    Fingerprints(Vault vault, VaultStore store, SecureRandom random) {
        if (store.find(ADDRESS).isEmpty()) {
            byte[] fresh = new byte[32];
            random.nextBytes(fresh);
            vault.putIfAbsent(ADDRESS, fresh);
        }
        this.key = new SecretKeySpec(vault.find(ADDRESS).orElseThrow(), ALGORITHM);
    }

    public byte[] of(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
