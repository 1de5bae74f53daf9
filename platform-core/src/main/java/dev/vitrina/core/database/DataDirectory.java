package dev.vitrina.core.database;

import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the host keeps what it makes itself. A text because Spring would look for a relative {@code Path} inside the web
 * application first.
 *
 * @param dataDirectory holds the embedded database, the master key's file and unpacked plugins
 */
@Validated
@ConfigurationProperties("vitrina")
public record DataDirectory(@DefaultValue(".vitrina") @NotBlank String dataDirectory) {
    public Path resolve(String name) {
        return Path.of(dataDirectory).resolve(name);
    }
}
