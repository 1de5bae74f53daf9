package dev.vitrina.spring.cache.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The cache engine of this application.
 *
 * @param enabled      whether there is an engine at all
 * @param memory       bytes of encoded values kept in this process
 * @param mirrorLease  how long the sync of a mirror stays with a replica that fell silent
 * @param migrate      whether the engine's schema is brought up to date at the start, where Liquibase is on the class path
 * @param tenant       whose data the Spring caches hold, where no bean of type CacheTenant decides
 * @param springCaches whether a CacheManager is made, so that @Cacheable uses the engine
 * @param cacheNames   the only Spring caches there are, beside those with settings; empty makes a cache for any name
 * @param defaults     the policy of all caches
 * @param caches       what differs of it, by the cache's name
 */
@ConfigurationProperties("cache.engine")
public record CacheEngineProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("64MB") DataSize memory,
    @DefaultValue("10s") Duration mirrorLease,
    @DefaultValue("true") boolean migrate,
    @DefaultValue("0") long tenant,
    @DefaultValue("true") boolean springCaches,
    @DefaultValue List<String> cacheNames,
    @NestedConfigurationProperty @DefaultValue CacheSettings defaults,
    @DefaultValue Map<String, CacheSettings> caches
) {
    /** The prefix of all names. */
    public static final String PREFIX = "cache.engine";

    private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(1);
    private static final Duration LEAST_LEASE = Duration.ofSeconds(1);

    /**
     * Refuses numbers with which no engine works.
     *
     * @throws InvalidCachePropertyException naming the property
     */
    public void check() {
        if (memory.compareTo(LEAST_MEMORY) < 0) {
            throw new InvalidCachePropertyException(PREFIX + ".memory", memory, "must be at least 1MB");
        }
        if (mirrorLease.compareTo(LEAST_LEASE) < 0) {
            throw new InvalidCachePropertyException(PREFIX + ".mirror-lease", mirrorLease, "must be at least 1s");
        }
        if (defaults.valueType() != null) {
            throw new InvalidCachePropertyException(
                PREFIX + ".defaults.value-type",
                defaults.valueType(),
                "belongs to one cache: set it in " + PREFIX + ".caches.<name>.value-type"
            );
        }
    }
}
