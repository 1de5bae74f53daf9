package dev.vitrina.core.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * The keys at one moment: the primary encrypts, all of them decrypt.
 *
 * @param version the row's version in the database; 0 when not stored yet
 */
record Keyset(KeysetHandle handle, long version) {
    /** Type byte and key id, which begin each ciphertext (Tink wire format). */
    private static final int PREFIX = 5;

    static Keyset create() {
        try {
            AeadConfig.register();
            return new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is missing", impossible);
        }
    }

    byte[] encrypt(SecretAddress address, byte[] plain) {
        try {
            return aead().encrypt(plain, address.associatedData());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A secret cannot be encrypted", impossible);
        }
    }

    byte[] decrypt(SecretAddress address, byte[] ciphertext) throws GeneralSecurityException {
        return aead().decrypt(ciphertext, address.associatedData());
    }

    boolean knows(byte[] ciphertext) {
        if (ciphertext.length < PREFIX) {
            return false;
        }
        int id = ByteBuffer.wrap(ciphertext, 1, PREFIX - 1).getInt();
        for (int i = 0; i < handle.size(); i++) {
            if (handle.getAt(i).getId() == id) {
                return true;
            }
        }
        return false;
    }

    /** The primary's id as it stands in bytes 2 to 5 of what it encrypts. */
    byte[] primaryId() {
        return ByteBuffer.allocate(PREFIX - 1).putInt(handle.getPrimary().getId()).array();
    }

    boolean hasOldKeys() {
        return handle.size() > 1;
    }

    KeysetHandle withNewPrimary() {
        try {
            return KeysetHandle.newBuilder(handle)
                .addEntry(
                    KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary()
                )
                .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is missing", impossible);
        }
    }

    KeysetHandle primaryOnly() {
        try {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
            for (int i = builder.size() - 1; i >= 0; i--) {
                if (!builder.getAt(i).isPrimary()) {
                    builder.deleteAt(i);
                }
            }
            return builder.build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The keyset cannot be reduced", impossible);
        }
    }

    private Aead aead() throws GeneralSecurityException {
        return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @Override
    public String toString() {
        return "Keyset[version=" + version + ", keys=" + handle.size() + "]";
    }
}
