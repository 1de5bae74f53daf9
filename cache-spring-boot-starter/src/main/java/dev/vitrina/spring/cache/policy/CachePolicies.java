package dev.vitrina.spring.cache.policy;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.policy.PolicyField;
import dev.vitrina.cache.policy.PolicyLimits;
import dev.vitrina.cache.policy.PolicyLimits.Violation;
import dev.vitrina.cache.policy.PolicyOverride;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The policy of each cache, by its name: one object per cache for good, as the engine recognises policies by identity.
 * Thread-safe. For an application that reads the engine directly the names are those of its endpoints.
 */
public final class CachePolicies {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final CacheSettings defaults;
    private final Map<String, CacheSettings> settings;
    private final ConcurrentMap<String, CachePolicy> policies = new ConcurrentHashMap<>();

    /** @throws InvalidCachePropertyException naming the first property that is out of its limits */
    public CachePolicies(CacheEngineProperties properties) {
        properties.check();
        this.defaults = properties.defaults();
        this.settings = Map.copyOf(properties.caches());
        var _ = make("", CacheSettings.NONE);
        new TreeMap<>(settings).forEach((name, own) -> policies.put(name, make(name, own)));
    }

    /** The policy of a cache that has settings of its own, and of any other. */
    public CachePolicy of(String name) {
        CachePolicy known = policies.get(name);
        return known == null ? policies.computeIfAbsent(name, this::made) : known;
    }

    /** The names that have settings of their own. */
    public Set<String> named() {
        return settings.keySet();
    }

    private CachePolicy made(String name) {
        return make(name, settings.getOrDefault(name, CacheSettings.NONE));
    }

    private CachePolicy make(String name, CacheSettings own) {
        String at = CacheEngineProperties.PREFIX + ".caches." + name + ".";
        String atDefaults = CacheEngineProperties.PREFIX + ".defaults.";
        SettingsReader ownReader = new SettingsReader(at, own);
        SettingsReader defaultsReader = new SettingsReader(atDefaults, defaults);
        PolicyOverride override = ownReader.over(defaultsReader);
        Duration fresh = override.fresh() == null ? FRESH : override.fresh();
        // What is out of its own limits is told before a policy is made of it.
        PolicyLimits.beyond(override).forEach(violation -> refuse(violation, ownReader, defaultsReader));
        CachePolicy declared = CachePolicy.freshFor(fresh);
        List<Violation> violations = PolicyLimits.check(override, declared, EnumSet.allOf(PolicyField.class));
        violations.forEach(violation -> refuse(violation, ownReader, defaultsReader));
        Integer version = own.version() == null ? defaults.version() : own.version();
        CachePolicy policy = override.over(declared);
        return version == null ? policy : policy.withVersion(version);
    }

    private static void refuse(Violation violation, SettingsReader own, SettingsReader defaults) {
        PolicyField field = violation.field();
        String name = field.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String property = (own.sets(field) ? own : defaults).prefix() + name;
        throw new InvalidCachePropertyException(
            property,
            SettingsReader.text(field, violation.value()),
            "must be between %s and %s".formatted(
                SettingsReader.text(field, violation.least()),
                SettingsReader.text(field, violation.most())
            )
        );
    }
}
