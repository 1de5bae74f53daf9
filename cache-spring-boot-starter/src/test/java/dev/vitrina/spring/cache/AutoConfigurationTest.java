package dev.vitrina.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.spring.cache.actuate.CacheEngineEndpoint;
import dev.vitrina.spring.cache.adapter.EngineCaches;
import dev.vitrina.spring.cache.policy.CachePolicies;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.jmx.JmxEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.jmx.JmxOperation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class AutoConfigurationTest {

    private static final String DATABASE = Databases.create();

    private final ApplicationContextRunner bare = new ApplicationContextRunner().withConfiguration(
        AutoConfigurations.of(
            VitrinaCacheAutoConfiguration.class,
            VitrinaSpringCacheAutoConfiguration.class,
            VitrinaCacheMetricsAutoConfiguration.class,
            VitrinaCacheEndpointAutoConfiguration.class,
            CacheAutoConfiguration.class
        )
    );
    private final ApplicationContextRunner application = bare
        .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
        .withPropertyValues(Databases.properties(DATABASE));

    @Test
    void doesNothingWithoutADataSource() {
        bare.run(context ->
            assertThat(context).hasNotFailed().doesNotHaveBean(CacheEngine.class).doesNotHaveBean(CacheManager.class)
        );
    }

    @Test
    void doesNothingWhereItIsSwitchedOff() {
        application
            .withPropertyValues("cache.engine.enabled=false")
            .run(context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(CacheEngine.class)
                    .doesNotHaveBean(EngineCaches.class)
            );
    }

    @Test
    void makesAnEngineThatKeepsWhatItLoadsAndEndsWithTheContext() {
        CacheEngine[] engine = new CacheEngine[1];
        application.run(context -> {
            engine[0] = context.getBean(CacheEngine.class);
            assertThat(context).hasSingleBean(Mirrors.class).hasSingleBean(EngineCaches.class);
            UniversalCacheService cache = context.getBean(UniversalCacheService.class);
            assertThat(cache.get(request("a"))).isInstanceOf(CacheAnswer.Found.class);
            assertThat(
                JdbcClient.create(context.getBean(DataSource.class))
                    .sql("SELECT count(*) FROM cache.entry WHERE endpoint = 'things'")
                    .query(Long.class)
                    .single()
            ).isOne();
        });
        // Its executor is closed.
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() ->
            engine[0].cache().get(request("b"))
        );
    }

    @Test
    void leavesTheApplicationsOwnMigrationAlone() {
        application
            .withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
            .run(context -> {
                assertThat(context).hasNotFailed().hasSingleBean(SpringLiquibase.class);
                JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
                assertThat(jdbc.sql("SELECT id FROM databasechangelog").query(String.class).list()).containsExactly(
                    "1"
                );
                assertThat(jdbc.sql("SELECT id FROM cache_engine_changelog").query(String.class).list()).contains(
                    "cache-001-entries"
                );
            });
    }

    @Test
    void startsWithoutTheOptionalLibraries() {
        application
            .withClassLoader(
                new FilteredClassLoader(
                    SpringLiquibase.class,
                    MeterRegistry.class,
                    ObservationRegistry.class,
                    ContextSnapshotFactory.class,
                    Endpoint.class
                )
            )
            .run(context -> assertThat(context).hasNotFailed().hasSingleBean(EngineCaches.class));
    }

    @Test
    void leavesTheSchemaToTheApplicationWhenAsked() {
        application
            .withPropertyValues("cache.engine.migrate=false")
            .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CacheSchema.class));
    }

    @Test
    void anApplicationsOwnCacheManagerAndEngineComeFirst() {
        application
            .withBean(CacheManager.class, ConcurrentMapCacheManager::new)
            .run(context ->
                assertThat(context).hasNotFailed().hasSingleBean(CacheManager.class).doesNotHaveBean(EngineCaches.class)
            );
        UniversalCacheService own = mock(UniversalCacheService.class);
        application
            .withBean(UniversalCacheService.class, () -> own)
            .run(context -> assertThat(context).getBean(UniversalCacheService.class).isSameAs(own));
    }

    @Test
    void cachesHaveTheNamesThatAreFixedAndNoOther() {
        application
            .withPropertyValues("cache.engine.cache-names=one", "cache.engine.caches.two.fresh=1m")
            .run(context -> {
                CacheManager caches = context.getBean(CacheManager.class);
                assertThat(caches.getCacheNames()).containsExactly("one", "two");
                assertThat(caches.getCache("three")).isNull();
            });
    }

    @Test
    void policiesComeFromTheCacheThenTheDefaultsThenTheEngine() {
        application
            .withPropertyValues(
                "cache.engine.defaults.fresh=10m",
                "cache.engine.defaults.hard-timeout=2s",
                "cache.engine.defaults.coherence=eventual",
                "cache.engine.caches.products.fresh=1h",
                "cache.engine.caches.products.coherence=2s",
                "cache.engine.caches.products.version=3",
                "cache.engine.caches.products.max-bytes=1MB",
                "cache.engine.caches.products.keep=2h",
                "cache.engine.caches.products.warm-for=3h",
                "cache.engine.caches.products.settle=4s",
                "cache.engine.caches.products.reserve=0.25",
                "cache.engine.caches.products.compress-above=8KB"
            )
            .run(context -> {
                CachePolicies policies = context.getBean(CachePolicies.class);
                CachePolicy products = policies.of("products");
                assertThat(products.fresh()).isEqualTo(Duration.ofHours(1));
                assertThat(products.staleWhileRevalidate()).isEqualTo(Duration.ofHours(1));
                assertThat(products.hardTimeout()).isEqualTo(Duration.ofSeconds(2));
                assertThat(products.version()).isEqualTo(3);
                assertThat(products.maxBytes()).isEqualTo(1 << 20);
                assertThat(products.keep()).isEqualTo(Duration.ofHours(2));
                assertThat(products.warmFor()).isEqualTo(Duration.ofHours(3));
                assertThat(products.settle()).isEqualTo(Duration.ofSeconds(4));
                assertThat(products.reserve()).isEqualTo(0.25);
                assertThat(products.compressAbove()).isEqualTo(8 << 10);
                assertThat(products.coherence()).hasToString("Bounded[delta=PT2S]");
                assertThat(policies.of("others").fresh()).isEqualTo(Duration.ofMinutes(10));
                assertThat(policies.of("others").coherence()).hasToString("Eventual[]");
                assertThat(policies.of("others")).isSameAs(policies.of("others"));
            });
    }

    @Test
    void theEndpointIsThereOnlyWhenItIsExposed() {
        application.run(context -> assertThat(context).doesNotHaveBean(CacheEngineEndpoint.class));
        application
            .withPropertyValues("management.endpoints.web.exposure.include=cacheengine")
            .run(context -> assertThat(context).hasSingleBean(CacheEngineEndpoint.class));
    }

    @Test
    void whoSeesTheEndpointMayNotInvalidateUntilThatIsAllowedToo() {
        ApplicationContextRunner exposed = application
            .withConfiguration(
                AutoConfigurations.of(
                    JmxAutoConfiguration.class,
                    EndpointAutoConfiguration.class,
                    JmxEndpointAutoConfiguration.class
                )
            )
            .withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=cacheengine");

        exposed.run(context -> assertThat(operations(context)).containsExactly("state"));
        exposed
            .withPropertyValues("management.endpoint.cacheengine.access=UNRESTRICTED")
            .run(context -> assertThat(operations(context)).containsExactlyInAnyOrder("state", "invalidate"));
    }

    private static List<String> operations(ApplicationContext context) {
        return context
            .getBean(JmxEndpointsSupplier.class)
            .getEndpoints()
            .stream()
            .flatMap(endpoint -> endpoint.getOperations().stream())
            .map(JmxOperation::getName)
            .toList();
    }

    private static CacheRequest<String> request(String id) {
        return new CacheRequest<>(
            new CacheKey(7, "things", id),
            CachePolicy.freshFor(Duration.ofMinutes(1)),
            Codec.utf8(),
            context -> new LoadResult.Loaded<>(id)
        );
    }
}
