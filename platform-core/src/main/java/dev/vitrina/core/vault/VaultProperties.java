package dev.vitrina.core.vault;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key over all keys: 32 random bytes in Base64. With the embedded database one is made when none is configured.
 *
 * @param masterKey             the key itself; {@code VITRINA_MASTER_KEY} sets it
 * @param masterKeyFile         a file that holds it
 * @param previousMasterKey     the one before, for the start that replaces it
 * @param previousMasterKeyFile a file that holds the one before
 * @param keyRotation           after what time a new key encrypts and everything stored is encrypted anew
 */
@Validated
@ConfigurationProperties("vitrina.security")
record VaultProperties(
    @Nullable String masterKey,
    @Nullable Path masterKeyFile,
    @Nullable String previousMasterKey,
    @Nullable Path previousMasterKeyFile,
    @DefaultValue("90d") @NotNull @DurationMin(hours = 1) Duration keyRotation
) {
    @Override
    public String toString() {
        return "VaultProperties[masterKeyFile=" + masterKeyFile + "]";
    }
}
