package dev.vitrina.core.file;

import dev.vitrina.api.file.FileStore;
import dev.vitrina.core.contribution.OwnService;
import dev.vitrina.core.job.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How plugins have the store, and how it is kept small. */
@Configuration(proxyBeanMethods = false)
class FileConfiguration {

    @Bean
    OwnService<FileStore> filesOfPlugins(Files files) {
        return new OwnService<>(FileStore.class, plugin -> new PluginFiles(plugin.id(), files));
    }

    @Bean
    Chore forgetExpiredFiles(FileRows rows) {
        return new Chore("forget-expired-files", Duration.ofMinutes(10), rows::deleteExpired);
    }
}
