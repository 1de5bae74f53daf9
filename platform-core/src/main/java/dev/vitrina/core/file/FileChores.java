package dev.vitrina.core.file;

import dev.vitrina.core.job.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the store is kept small. */
@Configuration(proxyBeanMethods = false)
class FileChores {

    @Bean
    Chore forgetExpiredFiles(FileRows rows) {
        return new Chore("forget-expired-files", Duration.ofMinutes(10), rows::deleteExpired);
    }
}
