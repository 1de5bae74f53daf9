package dev.vitrina.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The author's Ed25519 key, as {@code openssl genpkey -algorithm ed25519} writes it. Prints nothing of itself. */
final class SigningKey {

    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /** @throws IOException when the file cannot be read or holds no such key */
    static SigningKey read(Path pem) throws IOException {
        String text = Files.readString(pem, StandardCharsets.US_ASCII);
        String body = text.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(body.strip());
            return new SigningKey(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IOException(pem + " holds no Ed25519 private key in PEM (PKCS #8)");
        }
    }

    /** Base64. */
    String signature(byte[] content) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(content);
            return Base64.getEncoder().encodeToString(ed25519.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
