package dev.vitrina.core.vault;

import dev.vitrina.core.database.DataDirectory;
import dev.vitrina.core.database.EmbeddedDatabase;
import dev.vitrina.core.time.DatabaseTime;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    VaultStore vaultStore(JdbcClient jdbc) {
        return new VaultStore(jdbc);
    }

    /** Only with the embedded database, whose files lie beside it, may the host make a master key of its own. */
    @Bean
    Vault vault(
        VaultStore store,
        VaultProperties properties,
        PlatformTransactionManager transactions,
        ObjectProvider<EmbeddedDatabase> embedded,
        DataDirectory directory
    ) {
        @Nullable
        Path own = embedded.getIfAvailable() == null ? null : directory.resolve("master-key");
        return new Vault(store, MasterKeys.read(properties, own), new TransactionTemplate(transactions));
    }

    @Bean
    KeyRotation keyRotation(
        Vault vault,
        VaultStore store,
        VaultProperties properties,
        PlatformTransactionManager transactions,
        DatabaseTime time
    ) {
        return new KeyRotation(vault, store, new TransactionTemplate(transactions), properties.keyRotation(), time);
    }

    @Bean
    Fingerprints fingerprints(Vault vault, VaultStore store) {
        return new Fingerprints(vault, store, new SecureRandom());
    }
}
