package dev.vitrina.core.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The embedded PostgreSQL; used when {@code spring.datasource.url} is absent.
 *
 * @param directory where it keeps its data, its password and its log
 * @param port      where it listens on 127.0.0.1; 0 picks a free one
 */
@Validated
@ConfigurationProperties("vitrina.database")
public record DatabaseProperties(
    @DefaultValue(".vitrina/postgres") @NotNull Path directory,
    @DefaultValue("0") @Min(0) @Max(65535) int port
) {}
