package dev.vitrina.pricing.change.machine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueSlice;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.setting.Secret;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.core.change.HostByHand;
import dev.vitrina.core.upstream.DirectGateway;
import dev.vitrina.postgres.TestServer;
import dev.vitrina.pricing.change.PriceKindParts;
import dev.vitrina.pricing.change.PriceRows;
import dev.vitrina.pricing.change.Unapplied;
import dev.vitrina.pricing.change.Underway;
import dev.vitrina.pricing.change.UnsentReads;
import dev.vitrina.pricing.cost.CostStore;
import dev.vitrina.pricing.cost.Costs;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.FreshGoods;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodMirror;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.margin.ShopMargins;
import dev.vitrina.pricing.promotion.PromotionStore;
import dev.vitrina.pricing.quarantine.Quarantine;
import dev.vitrina.pricing.quarantine.QuarantineJson;
import dev.vitrina.pricing.quarantine.QuarantineStore;
import dev.vitrina.pricing.tariff.Tariffs;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.test.KeyTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plugin's change sets and the host's, on a real database and over HTTP to the simulated Wildberries, all by one clock. What is left out is the host's
 * process: jobs are run by hand, the catalogue has no cards, and no tariff can be had.
 */
final class Lab implements AutoCloseable {

    static final String PLUGIN = "wb-pricing";
    private static final AtomicInteger LABS = new AtomicInteger();
    private static final JsonMapper JSON = new JsonMapper();
    private static final TestServer POSTGRES = TestServer.start();

    final TurnedClock clock;
    final WbSandbox sandbox;
    final String seller;
    final DirectGateway wire;
    final Line line;
    final HostByHand host;
    final Watched kind;
    final ChangeSets sets;
    final PriceRows rows = new PriceRows(JSON);
    final FreshGoods fresh;
    final GoodStore goods;
    final RowMirror<GoodJson.Sent> mirror;
    final PriceHistory history;
    private final HikariDataSource pool;
    private final HikariDataSource clockPool;
    private final CacheEngine engine;
    private final String database = "lab_" + LABS.incrementAndGet();

    /** @param large a set of more goods is judged by the mirror */
    Lab(int large) {
        migrate();
        this.clockPool = pool("", 1);
        this.clock = new TurnedClock(new JdbcTemplate(clockPool));
        this.pool = pool("&options=-c%20search_path=sim,pg_catalog,p_wb_pricing,public", 6);
        this.engine = CacheEngine.on(pool).start();
        this.sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(1).quotas(false).clock(clock).build());
        DemoToken token = sandbox.tokens().getFirst();
        this.seller = token.seller();
        this.wire = new DirectGateway(
            sandbox.baseUrl(WbHost.PRICES),
            new Credential(token.token(), seller, token.type())
        );
        this.line = new Line(wire);
        this.host = new HostByHand(pool, clock);
        this.sets = host.changeSets(PLUGIN);
        JdbcClient jdbc = JdbcClient.create(pool);
        GoodJson json = new GoodJson(JSON);
        this.goods = new GoodStore(jdbc, json);
        this.mirror = engine.mirrors().mirror(GoodMirror.definition(line, json));
        this.fresh = new FreshGoods(line, json, mirror, goods, clock);
        this.history = new PriceHistory(mirror, goods, json, JSON, jdbc, new TransactionTemplate(host.transactions()));
        QuarantineJson held = new QuarantineJson(json, JSON);
        CardCatalogue catalogue = new NoCards();
        SettingsView settings = new Defaults();
        this.kind = new Watched(
            new PriceKindParts(
                line,
                json,
                fresh,
                goods,
                mirror,
                history,
                new Quarantine(line, held, new QuarantineStore(jdbc, held), new NoJobs()),
                new Unapplied(jdbc, rows),
                new UnsentReads(jdbc),
                sets,
                new Underway(jdbc),
                new PromotionStore(jdbc),
                new ShopMargins(
                    catalogue,
                    new Costs(new CostStore(jdbc), catalogue),
                    new Tariffs(new NoTariffs(), JSON),
                    settings
                ),
                new Days(clock),
                rows,
                new KeyTexts(),
                settings,
                clock
            ).kind(large)
        );
        host.register(PLUGIN, kind);
    }

    @Override
    public void close() {
        engine.close();
        wire.close();
        sandbox.close();
        pool.close();
        clockPool.close();
    }

    private HikariDataSource pool(String options, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(POSTGRES.adminUrl(database) + options);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    private void migrate() {
        Logger.getLogger("liquibase").setLevel(Level.WARNING);
        POSTGRES.execute("postgres", "CREATE database " + database);
        POSTGRES.execute(database, TurnedClock.FUNCTIONS);
        migrate("platform", "classpath:db/changelog/root.yaml");
        migrate("cache", "classpath:dev/vitrina/cache/changelog.yaml");
        migrate("p_wb_pricing", "classpath:db/changelog.yaml");
    }

    private void migrate(String schema, String changelog) {
        POSTGRES.execute(database, "CREATE SCHEMA IF NOT EXISTS " + schema);
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(POSTGRES.dataSource(database));
        liquibase.setChangeLog(changelog);
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setDefaultSchema(schema);
        liquibase.setLiquibaseSchema(schema);
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        liquibase.setAnalyticsEnabled(false);
        try {
            liquibase.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw new IllegalStateException(changelog, e);
        }
    }

    private static JsonNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(Lab.class.getResourceAsStream(name), name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code settings.schema.json} says where nobody has set anything. */
    private static final class Defaults implements SettingsView {

        private final JsonNode schema = resource("/settings.schema.json").path("properties");

        private JsonNode value(String name) {
            JsonNode value = schema.path(name).path("default");
            if (value.isMissingNode()) {
                throw new IllegalArgumentException(name);
            }
            return value;
        }

        @Override
        public String text(String name) {
            return value(name).asString();
        }

        @Override
        public long integer(String name) {
            return value(name).longValue();
        }

        @Override
        public BigDecimal number(String name) {
            return value(name).decimalValue();
        }

        @Override
        public boolean flag(String name) {
            return value(name).booleanValue();
        }

        @Override
        public List<String> texts(String name) {
            return value(name).valueStream().map(JsonNode::asString).toList();
        }

        @Override
        public Optional<Secret> secret(String name) {
            return Optional.empty();
        }
    }

    private static final class NoCards implements CardCatalogue {

        @Override
        public List<CatalogueCard> find(ShopId shop, Collection<Long> nmIds) {
            return List.of();
        }

        @Override
        public CatalogueSlice walk(ShopId shop, @Nullable String filter, @Nullable String after, int size) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoTariffs implements CachedUpstream {

        @Override
        public <T> CacheAnswer<T> read(
            ShopId shop,
            CachedEndpoint endpoint,
            UpstreamRequest request,
            BodyParser<T> parse
        ) {
            return new CacheAnswer.Failed<>(new Problem(FailureKind.UNAVAILABLE, "Nobody asks", null));
        }

        @Override
        public void invalidate(ShopId shop, CachedEndpoint endpoint, Invalidation invalidation) {}
    }

    private static final class NoJobs implements Jobs {

        @Override
        public Job start(String type, @Nullable ShopId shop, String input) {
            return new Job("1", type, shop, JobState.QUEUED, null, 0, null, 0, null, Instant.EPOCH, null, null);
        }

        @Override
        public Optional<Job> active(String type, @Nullable ShopId shop) {
            return Optional.empty();
        }

        @Override
        public Optional<Job> find(String jobId) {
            return Optional.empty();
        }
    }
}
