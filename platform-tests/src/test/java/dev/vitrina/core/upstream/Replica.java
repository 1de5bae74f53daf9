package dev.vitrina.core.upstream;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.core.testing.PlatformDatabase;
import dev.vitrina.core.time.DatabaseTime;
import dev.vitrina.core.upstream.GatewayProperties.Quotas;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A whole gateway as one replica has it, on a shared database, with one upstream named {@code wb} unless others are given. */
final class Replica implements AutoCloseable {

    static final GatewayProperties QUICK = new GatewayProperties(
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        16,
        10,
        5,
        Duration.ofMillis(600),
        List.of(Duration.ofMillis(40), Duration.ofMillis(80)),
        Duration.ofDays(14),
        Quotas.KEPT
    );

    final HikariDataSource pool;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Shops shops = new Shops();
    final QuotaLedger ledger;
    final CallLogStore logStore;
    final UpstreamGateway gateway;
    final JdbcClient jdbc;
    private final CallLog log;
    private final Wire wire;

    Replica(PlatformDatabase database, URI baseUrl, GatewayProperties properties) {
        this(database, Map.of(new Upstream("wb", URI.create("https://wb.example")), baseUrl), properties);
    }

    /** @param declared each upstream with where it is reached */
    Replica(PlatformDatabase database, Map<Upstream, URI> declared, GatewayProperties properties) {
        this.pool = database.pool();
        this.jdbc = JdbcClient.create(pool);
        DatabaseTime time = new DatabaseTime(pool);
        JdbcTemplate template = new JdbcTemplate(pool);
        this.ledger = new QuotaLedger(pool, new QuotaBlocks(jdbc), time, properties.quotas());
        this.logStore = new CallLogStore(template, new TransactionTemplate(new DataSourceTransactionManager(pool)));
        this.log = new CallLog(logStore, meters);
        this.wire = new Wire(properties.connectTimeout());
        DeclaredUpstreams upstreams = new DeclaredUpstreams(
            new UpstreamProperties(
                declared
                    .entrySet()
                    .stream()
                    .collect(
                        Collectors.toMap(
                            entry -> entry.getKey().name(),
                            entry -> new UpstreamProperties.Location(entry.getValue())
                        )
                    )
            )
        );
        declared.keySet().forEach(upstream -> upstreams.declare("wb-tokens", upstream));
        upstreams.declare("wb-tokens", new Upstream("local", URI.create("https://localhost:1")));
        Callers callers = new Callers(upstreams);
        Sender sender = new Sender(
            properties,
            upstreams,
            wire,
            new Classifier(new Reason(new JsonMapper())),
            ledger,
            log,
            new GatewayMeters(meters),
            time
        );
        this.gateway = new GuardedGateway(
            properties,
            shops,
            new CredentialDoubt(upstreams),
            callers,
            sender,
            log,
            new QuotaLevels(jdbc, time, properties.quotas()),
            RandomGenerator.getDefault()
        );
    }

    Replica(PlatformDatabase database, URI baseUrl) {
        this(database, baseUrl, QUICK);
    }

    @Override
    public void close() {
        log.close();
        wire.close();
        pool.close();
    }

    /** The vault of the test. */
    static final class Shops implements ShopCredentials {

        private final Map<ShopId, ShopCredential> credentials = new ConcurrentHashMap<>();

        void put(ShopId shop, Credential credential) {
            credentials.put(shop, new ShopCredential(credential, false));
        }

        @Override
        public Optional<ShopCredential> find(ShopId shop) {
            return Optional.ofNullable(credentials.get(shop));
        }

        @Override
        public void refused(ShopId shop, Credential used) {
            credentials.computeIfPresent(shop, (id, present) ->
                present.credential().equals(used) ? new ShopCredential(used, true) : present
            );
        }
    }
}
