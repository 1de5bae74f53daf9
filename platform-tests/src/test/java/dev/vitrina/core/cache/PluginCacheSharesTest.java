package dev.vitrina.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.core.contribution.ContributionRegistrar.Registration;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.contribution.PluginQuotas.Kind;
import dev.vitrina.core.testing.PlatformDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PluginCacheSharesTest {

    private static final int BODY = 1_000;
    private static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofMinutes(5));

    private final HikariDataSource pool = PlatformDatabase.create().pool();
    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final PluginCacheShares shares = new PluginCacheShares(jdbc);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void theOldestAnswersOfAPluginThatCachesTooMuchGoAndNobodyElses() {
        PluginQuotas greedy = plugin("greedy", 5 * BODY + 500);
        PluginQuotas modest = plugin("modest", 100 * BODY);
        for (int age = 0; age < 20; age++) {
            entry("greedy/get", age);
            entry("modest/get", age);
        }

        shares.trim();

        assertThat(ages("greedy/get")).containsExactly(0, 1, 2, 3, 4);
        assertThat(ages("modest/get")).hasSize(20);
        assertThat(greedy.health()).singleElement().asString().contains("cache-size", "the 15 oldest answers dropped");
        assertThat(modest.health()).isEmpty();
    }

    @Test
    void aPluginThatHasLeftIsLeftAlone() {
        PluginQuotas quotas = new PluginQuotas("gone", Map.of(Kind.CACHE_SIZE, 1L), Clock.systemUTC());
        Registration registration = shares.register(contributions("gone", quotas));
        entry("gone/get", 1);

        registration.withdraw();
        shares.trim();

        assertThat(ages("gone/get")).hasSize(1);
    }

    private PluginQuotas plugin(String id, long bytes) {
        PluginQuotas quotas = new PluginQuotas(id, Map.of(Kind.CACHE_SIZE, bytes), Clock.systemUTC());
        var unused = shares.register(contributions(id, quotas));
        return quotas;
    }

    private void entry(String endpoint, int age) {
        jdbc
            .sql(
                """
                INSERT INTO cache.entry (tenant, key, policy_version, endpoint, kind, body, fetched_at, keep_until, scopes,
                    generation, hard_generation)
                VALUES (1, gen_random_uuid(), 1, ?, 1, decode((
                        SELECT string_agg(lpad(to_hex((random() * 255)::int), 2, '0'), '') FROM generate_series(1, ?)), 'hex'),
                    now() - make_interval(mins => ?), now() + interval '1 day', '{}', 0, 0)
                """
            )
            .params(endpoint, BODY, age)
            .update();
    }

    private List<Integer> ages(String endpoint) {
        return jdbc
            .sql(
                "SELECT round(extract(epoch FROM now() - fetched_at) / 60)::int FROM cache.entry WHERE endpoint = ? ORDER BY 1"
            )
            .param(endpoint)
            .query((row, n) -> row.getInt(1))
            .list();
    }

    private static PluginContributions contributions(String id, PluginQuotas quotas) {
        Quota quota = Quota.of(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1);
        Endpoint endpoint = Endpoint.get(id + "/get", id, "/", new QuotaGroup(id, quota));
        return new PluginContributions(
            id,
            "1.0.0",
            List.of(),
            List.of(),
            List.of(new CachedEndpoint(endpoint, POLICY)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Egress.NONE,
            quotas
        );
    }
}
