package dev.vitrina.core.plugin.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says who vouches for an unpacked package. It may hold {@value #SUMS}, lines of a SHA-256 in hex, two spaces and a path, as
 * {@code sha256sum} writes them, of every file but itself and {@value #SIGNATURE}; and there the Ed25519 signature of the list's
 * bytes, in Base64. A list or a signature that does not hold is no lack of trust but a refusal.
 */
final class TrustVerifier {

    static final String SUMS = "META-INF/SHA256SUMS";
    static final String SIGNATURE = "META-INF/SHA256SUMS.sig";
    private static final int MAX_SIGNATURE = 256;

    private final Map<String, PublicKey> keys;

    /** @param keys of whom the operator trusts, by name: Ed25519, X.509 form, Base64 */
    TrustVerifier(Map<String, String> keys) {
        this.keys = new HashMap<>();
        keys.forEach((name, key) -> this.keys.put(name, key(name, key)));
    }

    /** @throws PackageRefusedException when the package is not what its list or its signature says */
    PluginTrust verify(Path unpacked) throws IOException, PackageRefusedException {
        Path sums = unpacked.resolve(SUMS);
        Path signature = unpacked.resolve(SIGNATURE);
        if (!Files.isRegularFile(sums)) {
            if (Files.exists(signature)) {
                throw new PackageRefusedException("It is signed, but holds no list of its files (" + SUMS + ")");
            }
            return PluginTrust.UNSIGNED;
        }
        checkFiles(unpacked, sums);
        return Files.isRegularFile(signature) ? signed(sums, signature) : PluginTrust.UNSIGNED;
    }

    private static void checkFiles(Path unpacked, Path sums) throws IOException, PackageRefusedException {
        Map<String, String> listed = listed(sums);
        Set<String> open = new HashSet<>(listed.keySet());
        try (Stream<Path> files = Files.walk(unpacked)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = unpacked.relativize(file).toString().replace('\\', '/');
                if (name.equals(SUMS) || name.equals(SIGNATURE)) {
                    continue;
                }
                String expected = listed.get(name);
                if (expected == null) {
                    throw new PackageRefusedException("It holds `" + name + "`, which is not in its list of files");
                }
                if (!Sha256.of(file).equalsIgnoreCase(expected)) {
                    throw new PackageRefusedException("Its file `" + name + "` is not the one in its list of files");
                }
                open.remove(name);
            }
        }
        if (!open.isEmpty()) {
            throw new PackageRefusedException(
                "It lacks `" + open.iterator().next() + "`, which is in its list of files"
            );
        }
    }

    private static Map<String, String> listed(Path sums) throws IOException, PackageRefusedException {
        Map<String, String> listed = new HashMap<>();
        for (String line : Files.readString(sums)
            .lines()
            .filter(text -> !text.isBlank())
            .toList()) {
            String[] parts = line.split(" [ *]", 2);
            if (parts.length != 2 || !parts[0].matches("[0-9a-fA-F]{64}")) {
                throw new PackageRefusedException("Its list of files has a line that is no SHA-256 and a path");
            }
            listed.put(parts[1].strip(), parts[0]);
        }
        return listed;
    }

    private PluginTrust signed(Path sums, Path signature) throws IOException, PackageRefusedException {
        byte[] bytes = signature(signature);
        byte[] list = Files.readAllBytes(sums);
        for (PublicKey key : keys.values()) {
            if (holds(key, list, bytes)) {
                return PluginTrust.TRUSTED;
            }
        }
        throw new PackageRefusedException(
            "Its signature is by no key this host trusts (vitrina.plugins.trusted-keys), or its list of files was changed"
        );
    }

    private static byte[] signature(Path file) throws IOException, PackageRefusedException {
        try {
            if (Files.size(file) > MAX_SIGNATURE) {
                throw new PackageRefusedException("Its signature is no Ed25519 signature in Base64");
            }
            return Base64.getMimeDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException malformed) {
            throw new PackageRefusedException("Its signature is no Ed25519 signature in Base64");
        }
    }

    private static boolean holds(PublicKey key, byte[] list, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(list);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false; // of another length: by none of our keys
        }
    }

    private static PublicKey key(String name, String key) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(key.strip());
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                "vitrina.plugins.trusted-keys." + name + " is no Ed25519 public key in Base64 (X.509 form)",
                malformed
            );
        }
    }
}
