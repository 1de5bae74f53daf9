package dev.vitrina.core.plugin.runtime;

import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.contribution.PluginQuotas.Kind;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.store.PluginProperties;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** What a plugin may take: what its manifest says, and never more than the operator lets any plugin have. */
final class QuotaLimits {

    private QuotaLimits() {}

    static PluginQuotas of(PluginManifest manifest, PluginProperties properties) {
        PluginProperties.Quotas most = properties.quotas();
        Map<Kind, Long> limits = new EnumMap<>(Kind.class);
        limits.put(Kind.CONCURRENT_FIELDS, (long) properties.fields().concurrent());
        limits.put(Kind.FIELD_TIME, most.fieldTime().toMillis());
        limits.put(Kind.ROWS, most.rows());
        limits.put(Kind.JOBS, most.jobs());
        limits.put(Kind.CACHE_SIZE, most.cacheSize().toBytes());
        limits.put(Kind.UPSTREAM_CALLS, most.upstreamCalls());
        manifest.quotas().forEach((kind, wanted) -> limits.merge(kind, wanted, Math::min));
        return new PluginQuotas(manifest.id(), limits, Clock.systemUTC());
    }
}
