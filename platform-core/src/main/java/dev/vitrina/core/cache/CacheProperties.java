package dev.vitrina.core.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The cache of this replica.
 *
 * @param memory      bytes of encoded answers kept in memory
 * @param mirrorLease how long a sync of a replica that died stays its own
 */
@ConfigurationProperties("vitrina.cache")
public record CacheProperties(@DefaultValue("64MB") DataSize memory, @DefaultValue("10s") Duration mirrorLease) {
    public CacheProperties {
        if (memory.toBytes() < DataSize.ofMegabytes(1).toBytes()) {
            throw new IllegalArgumentException("vitrina.cache.memory must be at least 1MB");
        }
    }
}
