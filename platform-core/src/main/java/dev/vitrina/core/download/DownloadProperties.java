package dev.vitrina.core.download;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How files are fetched for plugins.
 *
 * @param connectTimeout for the connection alone
 * @param idleTimeout    how long a host may send nothing
 * @param concurrent     files under way at once, per name that a manifest declares and replica
 * @param perSecond      files begun, per such name and replica
 */
@Validated
@ConfigurationProperties("vitrina.downloads")
record DownloadProperties(
    @DefaultValue("3s") @NotNull @DurationMin(millis = 10) Duration connectTimeout,
    @DefaultValue("10s") @NotNull @DurationMin(millis = 10) Duration idleTimeout,
    @DefaultValue("8") @Min(1) int concurrent,
    @DefaultValue("40") @Min(1) @Max(1000) int perSecond
) {}
