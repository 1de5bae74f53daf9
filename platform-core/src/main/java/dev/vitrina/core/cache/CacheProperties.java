package dev.vitrina.core.cache;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The cache of this replica.
 *
 * @param memory        bytes of encoded answers kept in memory
 * @param mirrorLease   how long a sync of a replica that died stays its own
 * @param mirrorCommits pages of syncs that this replica writes at a time; null for half as many as it has processors, but one
 */
@Validated
@ConfigurationProperties("vitrina.cache")
public record CacheProperties(
    @DefaultValue("64MB") DataSize memory,
    @DefaultValue("10s") @NotNull @DurationMin(seconds = 1) Duration mirrorLease,
    @Min(1) @Nullable Integer mirrorCommits
) {
    public CacheProperties {
        if (memory.toBytes() < DataSize.ofMegabytes(1).toBytes()) {
            throw new IllegalArgumentException("vitrina.cache.memory must be at least 1MB");
        }
    }
}
