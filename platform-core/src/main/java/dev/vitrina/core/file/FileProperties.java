package dev.vitrina.core.file;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the store takes.
 *
 * @param maxUpload  of one file that a user sends
 * @param perUser    of all files of a user that are still kept, in whichever shops
 * @param keepUpload how long what a user sends is there for plugins
 * @param maxFile    of one file that a plugin writes
 * @param perPlugin  of all files of a plugin in one shop that are still kept
 */
@Validated
@ConfigurationProperties("vitrina.files")
public record FileProperties(
    @DefaultValue("256MB") @NotNull DataSize maxUpload,
    @DefaultValue("1GB") @NotNull DataSize perUser,
    @DefaultValue("24h") @NotNull @DurationMin(minutes = 1) Duration keepUpload,
    @DefaultValue("1GB") @NotNull DataSize maxFile,
    @DefaultValue("4GB") @NotNull DataSize perPlugin
) {}
