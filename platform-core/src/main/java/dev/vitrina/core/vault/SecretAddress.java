package dev.vitrina.core.vault;

import java.nio.charset.StandardCharsets;

/**
 * What a secret is for and whose it is. Part of the encryption: a ciphertext put under another address does not open.
 *
 * @param purpose for example {@code shop-credential}
 * @param owner   for example the shop's id
 */
public record SecretAddress(String purpose, String owner) {
    /** Before every other in order. */
    static final SecretAddress FIRST = new SecretAddress("", "");

    byte[] associatedData() {
        return ("vitrina\0" + purpose + "\0" + owner).getBytes(StandardCharsets.UTF_8);
    }
}
