package dev.vitrina.sandbox.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** The P-256 key the sandbox signs its tokens with, derived from the seed. Thread-safe. */
final class SigningKey {

    /** JWS wants the two numbers side by side (IEEE P1363), not the JDK's default DER. */
    private static final String ES256 = "SHA256withECDSAinP1363Format";

    private final long seed;
    private final KeyPair pair;

    SigningKey(long seed) {
        this.seed = seed;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new SeededRandom("token key " + seed));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make a P-256 key", e);
        }
    }

    byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance(ES256);
            signature.initSign(pair.getPrivate(), new SeededRandom("signature " + seed + text));
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing a sandbox token failed", e);
        }
    }

    boolean verifies(String text, byte[] signatureBytes) {
        try {
            Signature signature = Signature.getInstance(ES256);
            signature.initVerify(pair.getPublic());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.verify(signatureBytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
