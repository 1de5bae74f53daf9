package dev.vitrina.core.vault;

import dev.vitrina.core.database.SecretFile;
import dev.vitrina.core.startup.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Finds the master key where the operator put it. */
record MasterKeys(MasterKey current, Optional<MasterKey> previous) {
    /**
     * Reads the configured keys.
     *
     * @param own where the host keeps a key of its own when none is configured; null when the operator must give one
     * @throws StartupFailure when there is none, or it is not 32 bytes in Base64
     */
    static MasterKeys read(VaultProperties properties, @Nullable Path own) {
        Optional<MasterKey> current = configured(
            "vitrina.security.master-key",
            properties.masterKey(),
            properties.masterKeyFile()
        );
        Optional<MasterKey> previous = configured(
            "vitrina.security.previous-master-key",
            properties.previousMasterKey(),
            properties.previousMasterKeyFile()
        );
        return new MasterKeys(current.orElseGet(() -> ownKey(own)), previous);
    }

    private static Optional<MasterKey> configured(String property, @Nullable String value, @Nullable Path file) {
        if (StringUtils.hasText(value)) {
            return Optional.of(parse(property, value));
        }
        if (file != null && !file.toString().isBlank()) {
            return Optional.of(parse(property + "-file", content(property + "-file", file)));
        }
        return Optional.empty();
    }

    private static String content(String property, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartupFailure("The file of `%s` = %s cannot be read".formatted(property, file), e);
        }
    }

    private static MasterKey parse(String property, String text) {
        byte[] key = decode(text.strip());
        if (key.length != MasterKey.BYTES) {
            throw new StartupFailure(
                "`%s` must be 32 bytes in Base64: make one with `openssl rand -base64 32`".formatted(property)
            );
        }
        return new MasterKey(key);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static MasterKey ownKey(@Nullable Path file) {
        if (file == null) {
            throw new StartupFailure(
                "With `spring.datasource.url` a master key is required: set VITRINA_MASTER_KEY or `vitrina.security.master-key-file` (make one with `openssl rand -base64 32`)"
            );
        }
        try {
            // An empty one was left by a host that was killed while it made its key: nothing is encrypted under it.
            if (!Files.exists(file) || Files.size(file) == 0) {
                create(file);
            }
            return parse("vitrina.security.master-key-file", Files.readString(file));
        } catch (IOException e) {
            throw new StartupFailure(
                "The master key's file %s cannot be used: name another in `vitrina.security.master-key-file`".formatted(
                    file
                ),
                e
            );
        }
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(key);
        SecretFile.write(file, Base64.getEncoder().encode(key));
    }
}
