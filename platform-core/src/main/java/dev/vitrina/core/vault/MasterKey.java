package dev.vitrina.core.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Wraps the keyset: AES-256-GCM under the operator's key. Prints nothing of it. */
final class MasterKey {

    static final int BYTES = 32;
    private static final byte[] BINDING = "vitrina vault keyset".getBytes(StandardCharsets.UTF_8);

    private final Aead aead;

    @AccessesPartialKey // the operator keeps the key, not Tink
    MasterKey(byte[] key) {
        try {
            AeadConfig.register();
            AesGcmKey material = AesGcmKey.builder()
                .setParameters(
                    AesGcmParameters.builder()
                        .setKeySizeBytes(BYTES)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build()
                )
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
            this.aead = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(material).withFixedId(1).makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is missing", impossible);
        }
    }

    byte[] wrap(KeysetHandle keyset) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, aead, BINDING);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The keyset cannot be encrypted", impossible);
        }
    }

    /** @throws GeneralSecurityException when it was wrapped by another key, or changed since */
    KeysetHandle unwrap(byte[] wrapped) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, BINDING);
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
