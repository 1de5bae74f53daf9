package dev.vitrina.core.plugin.store;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where plugins come from. The paths are texts because Spring would look for a relative {@code Path} inside the web application first.
 *
 * @param directory    holds plugin ZIPs; need not exist
 * @param work         where ZIPs are unpacked; emptied by nobody but the operator
 * @param development  module directories, whose {@code target/classes} and {@code target/lib} are used directly
 * @param startTimeout how long one plugin's context may take to start
 * @param drainTimeout how long requests of an old schema may take to end before their plugin closes
 * @param stopTimeout  how long one plugin may take to stop
 * @param trustedKeys  Ed25519 public keys by name (X.509 form, Base64): what is signed by one is trusted
 * @param unsigned     whether an uploaded package that nobody vouches for may be installed
 * @param replica      name of this replica of the host, the same after a restart; others in the cluster have others
 * @param follow       how often a replica looks what is wanted of it
 * @param watch        how often build directories are looked at; nought for never
 * @param fields       what the fields of one plugin may take of the host
 * @param quotas       what one plugin may take at most; its manifest may say less
 * @param database     what one plugin may take of the database
 * @param settings     by plugin id; what a plugin finds in its environment
 */
@Validated
@ConfigurationProperties("vitrina.plugins")
public record PluginProperties(
    @DefaultValue("plugins-installed") @NotBlank String directory,
    @DefaultValue(".vitrina/plugins") @NotBlank String work,
    @DefaultValue List<String> development,
    @DefaultValue("60s") @NotNull @DurationMin(seconds = 1) Duration startTimeout,
    @DefaultValue("30s") @NotNull @DurationMin Duration drainTimeout,
    @DefaultValue("10s") @NotNull @DurationMin(millis = 100) Duration stopTimeout,
    @DefaultValue Map<String, String> trustedKeys,
    @DefaultValue("false") boolean unsigned,
    @DefaultValue("vitrina") @NotBlank String replica,
    @DefaultValue("2s") @NotNull @DurationMin(millis = 100) Duration follow,
    @DefaultValue("500ms") @NotNull @DurationMin Duration watch,
    @DefaultValue @Valid @NotNull Fields fields,
    @DefaultValue @Valid @NotNull Quotas quotas,
    @DefaultValue @Valid @NotNull Database database,
    @DefaultValue Map<String, Map<String, String>> settings
) {
    /**
     * What the fields of one plugin may take of the host.
     *
     * @param concurrent how many of them work at once; the others wait
     * @param failures   calls of a field within a minute from which on it is judged: when half of them failed, it rests
     * @param rest       how long
     */
    public record Fields(
        @DefaultValue("100") @Min(1) int concurrent,
        @DefaultValue("20") @Min(1) int failures,
        @DefaultValue("30s") @NotNull @DurationMin(millis = 100) Duration rest
    ) {}

    /**
     * What one plugin may take of the host at most.
     *
     * @param fieldTime     of one field
     * @param rows          items of one list that a field answers
     * @param jobs          queued, running or waiting, over all replicas
     * @param cacheSize     of the answers of its endpoints that the cache keeps in the database
     * @param upstreamCalls under way or waiting for their turn
     */
    public record Quotas(
        @DefaultValue("25s") @NotNull @DurationMin(millis = 10) Duration fieldTime,
        @DefaultValue("10000") @Min(1) long rows,
        @DefaultValue("1000") @Min(1) long jobs,
        @DefaultValue("1GB") @NotNull DataSize cacheSize,
        @DefaultValue("500") @Min(1) long upstreamCalls
    ) {}

    /**
     * What one plugin may take of the database.
     *
     * @param connections    at once; none is held while it does nothing
     * @param migrateTimeout how long the migration of its tables may take
     */
    public record Database(
        @DefaultValue("4") @Min(1) int connections,
        @DefaultValue("5m") @NotNull @DurationMin(millis = 100) Duration migrateTimeout
    ) {}

    Path directoryPath() {
        return Path.of(directory).toAbsolutePath().normalize();
    }

    Path workPath() {
        return Path.of(work).toAbsolutePath().normalize();
    }
}
