package dev.vitrina.benchmarks.goals;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Budget;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.time.DatabaseTime;
import dev.vitrina.core.upstream.DeclaredUpstreams;
import dev.vitrina.core.upstream.GatewayProperties;
import dev.vitrina.core.upstream.ShopCredentials;
import dev.vitrina.core.upstream.UpstreamProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The host's gateway to one upstream, put together as the host does it, for one shop and one endpoint. */
final class Gateway implements AutoCloseable {

    static final ShopId SHOP = new ShopId(7_001);
    static final String ENDPOINT = "bench/origin";

    private static final String CONFIGURATION = "dev.vitrina.core.upstream.UpstreamConfiguration";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Endpoint endpoint;

    Gateway(HikariDataSource pool, Quota quota, URI origin) throws ClassNotFoundException {
        this.endpoint = Endpoint.get(ENDPOINT, "bench", "/data", new QuotaGroup("bench/quota", quota));
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(pool));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(DatabaseTime.class, () -> new DatabaseTime(pool));
        context.registerBean(ShopCredentials.class, OneShop::new);
        context.registerBean(UpstreamProperties.class, () ->
            new UpstreamProperties(Map.of("bench", new UpstreamProperties.Location(origin)))
        );
        context.registerBean(GatewayProperties.class, () ->
            new GatewayProperties(
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                16,
                10,
                5,
                Duration.ofSeconds(10),
                List.of(),
                Duration.ofDays(14),
                GatewayProperties.Quotas.KEPT
            )
        );
        context.register(Class.forName(CONFIGURATION));
        context.refresh();
        DeclaredUpstreams upstreams = context.getBean(DeclaredUpstreams.class);
        upstreams.declare("bench", new Upstream("bench", URI.create("https://bench.example")));
        upstreams.declare("bench", endpoint);
    }

    Budget budget() {
        return context.getBean(Budget.class);
    }

    Outcome call(Priority priority, Duration patience) {
        return context.getBean(UpstreamGateway.class).call(SHOP, endpoint, UpstreamRequest.empty(), priority, patience);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class OneShop implements ShopCredentials {

        private final Credential credential = new Credential("token", "seller", "personal");

        @Override
        public Optional<ShopCredential> find(ShopId shop) {
            return Optional.of(new ShopCredential(credential, false));
        }

        @Override
        public void refused(ShopId shop, Credential used) {
            throw new IllegalStateException("The origin refuses nobody");
        }
    }
}
