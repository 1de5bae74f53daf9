package dev.vitrina.core.cache;

import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.contribution.PluginQuotas.Kind;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what the cache holds in the database for each plugin within the plugin's quota: the oldest goes first. Thread-safe. */
@Component
@Order(50)
class PluginCacheShares implements ContributionRegistrar {

    /** Bodies are not read for it: their length stands in the row. */
    private static final String SIZE = """
        SELECT coalesce(sum(coalesce(pg_column_size(body), 0)), 0) FROM cache.entry WHERE endpoint = ANY (?)
        """;
    private static final String TRIM = """
        DELETE FROM cache.entry e
        USING (
            SELECT tenant, key, policy_version,
                sum(coalesce(pg_column_size(body), 0)) OVER (ORDER BY fetched_at DESC, tenant, key, policy_version) AS bytes
            FROM cache.entry
            WHERE endpoint = ANY (?)
        ) ranked
        WHERE ranked.bytes > ?
          AND e.tenant = ranked.tenant AND e.key = ranked.key AND e.policy_version = ranked.policy_version
        """;

    private final JdbcClient jdbc;
    private final ConcurrentMap<String, Share> shares = new ConcurrentHashMap<>();

    PluginCacheShares(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Registration register(PluginContributions plugin) {
        List<String> endpoints = plugin
            .cachedEndpoints()
            .stream()
            .map(cached -> cached.endpoint().id())
            .toList();
        if (endpoints.isEmpty()) {
            return () -> {};
        }
        Share share = new Share(endpoints, plugin.quotas());
        shares.put(plugin.pluginId(), share);
        return () -> shares.remove(plugin.pluginId(), share);
    }

    /** Measures each plugin's share, and drops what is too much. */
    void trim() {
        shares.values().forEach(this::trim);
    }

    private void trim(Share share) {
        String[] endpoints = share.endpoints.toArray(String[]::new);
        long limit = share.quotas.limit(Kind.CACHE_SIZE);
        long size = jdbc.sql(SIZE).param(endpoints).query(Long.class).single();
        if (size > limit) {
            int dropped = jdbc.sql(TRIM).param(endpoints).param(limit).update();
            share.quotas.exceeded(
                Kind.CACHE_SIZE,
                "%d bytes were cached, and the %d oldest answers dropped".formatted(size, dropped)
            );
            size = jdbc.sql(SIZE).param(endpoints).query(Long.class).single();
        }
        share.quotas.use(Kind.CACHE_SIZE, size);
    }

    /** No record: a plugin that starts anew has its equal, which the old one's withdrawal must leave alone. */
    private static final class Share {

        private final List<String> endpoints;
        private final PluginQuotas quotas;

        private Share(List<String> endpoints, PluginQuotas quotas) {
            this.endpoints = endpoints;
            this.quotas = quotas;
        }
    }
}
