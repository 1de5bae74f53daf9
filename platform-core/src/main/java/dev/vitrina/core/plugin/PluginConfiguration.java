package dev.vitrina.core.plugin;

import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CardConditions;
import dev.vitrina.api.event.EventPublisher;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.upstream.UpstreamLocations;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.database.PluginSchemas;
import dev.vitrina.core.graphql.compose.FieldGate;
import dev.vitrina.core.graphql.compose.SchemaComposer;
import dev.vitrina.core.graphql.compose.SchemaFragment;
import dev.vitrina.core.graphql.compose.SchemaPart;
import dev.vitrina.core.graphql.compose.SchemaRights;
import dev.vitrina.core.graphql.document.TrustedDocuments;
import dev.vitrina.core.graphql.error.Failures;
import dev.vitrina.core.graphql.generation.GenerationFactory;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.plugin.change.ChangeMeters;
import dev.vitrina.core.plugin.change.PluginHost;
import dev.vitrina.core.plugin.change.SchemaPublisher;
import dev.vitrina.core.plugin.change.StatusReport;
import dev.vitrina.core.plugin.loading.PluginLoaders;
import dev.vitrina.core.plugin.runtime.LoaderWatch;
import dev.vitrina.core.plugin.runtime.PluginContextFactory;
import dev.vitrina.core.plugin.runtime.PluginStarter;
import dev.vitrina.core.plugin.setting.PluginSettings;
import dev.vitrina.core.plugin.state.DesiredStore;
import dev.vitrina.core.plugin.state.PluginStatuses;
import dev.vitrina.core.plugin.state.ReplicaStore;
import dev.vitrina.core.plugin.store.PluginProperties;
import dev.vitrina.core.plugin.store.PluginStore;
import dev.vitrina.core.plugin.store.UploadStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Puts the plugin runtime together. */
@Configuration(proxyBeanMethods = false)
class PluginConfiguration {

    private static final String HOST_SCHEMA = "graphql/platform.graphqls";

    @Bean
    ReplicaStore pluginReplicas(JdbcClient jdbc, PluginProperties properties) {
        return new ReplicaStore(jdbc, properties.replica());
    }

    @Bean
    DesiredStore desiredPlugins(JdbcClient jdbc) {
        return new DesiredStore(jdbc);
    }

    @Bean
    PluginStatuses pluginStatuses(ReplicaStore replicas) {
        return new PluginStatuses(replicas, Clock.systemUTC());
    }

    @Bean
    PluginPermissions pluginPermissions(PluginStatuses statuses) {
        return new PluginPermissions(statuses);
    }

    @Bean
    PluginStore pluginStore(PluginProperties properties) {
        return new PluginStore(properties);
    }

    @Bean
    UploadStore pluginUploadStore(JdbcClient jdbc, PluginStore files) {
        return new UploadStore(jdbc, files);
    }

    @Bean
    PluginHost pluginHost(
        PluginStarter starter,
        SchemaPublisher publisher,
        ObjectProvider<ContributionRegistrar> registrars,
        PluginStatuses statuses,
        SchemaGenerations generations,
        MeterRegistry meters,
        PluginProperties properties
    ) {
        return new PluginHost(
            starter,
            publisher,
            registrars.orderedStream().toList(),
            new StatusReport(statuses),
            new ChangeMeters(meters, generations),
            properties
        );
    }

    @Bean
    LoaderWatch pluginLoaderWatch(MeterRegistry meters) {
        LoaderWatch watch = new LoaderWatch();
        Gauge.builder("vitrina.plugin.loaders.alive", watch, LoaderWatch::alive)
            .description("Class loaders of plugins that have ended and are still in memory")
            .register(meters);
        return watch;
    }

    @Bean
    PluginStarter pluginStarter(
        PluginProperties properties,
        PluginSchemas schemas,
        ApplicationContext host,
        JsonMapper json,
        Environment environment,
        Failures failures,
        PluginSettings settings,
        LoaderWatch watch
    ) {
        PluginContextFactory contexts = new PluginContextFactory(
            host,
            schemas,
            json,
            Clock.systemUTC(),
            properties.database().connections(),
            UpstreamLocations.class,
            CachedUpstream.class,
            UniversalCacheService.class,
            Mirrors.class,
            EventPublisher.class,
            ShopDirectory.class,
            CardCatalogue.class,
            CardConditions.class
        );
        return new PluginStarter(
            new PluginLoaders(),
            schemas,
            contexts,
            properties,
            settings,
            id -> environment(id, properties, environment),
            failures::isForCaller,
            watch
        );
    }

    @Bean
    SchemaPublisher schemaPublisher(
        SchemaComposer composer,
        GenerationFactory factory,
        SchemaGenerations generations,
        TrustedDocuments documents,
        ObjectProvider<RuntimeWiringConfigurer> wiring,
        BatchLoaderRegistry batchLoaders
    ) throws IOException {
        String sdl = new ClassPathResource(HOST_SCHEMA).getContentAsString(StandardCharsets.UTF_8);
        SchemaPart host = new SchemaPart(
            SchemaPart.HOST,
            new SchemaRights.Host(),
            List.of(new SchemaFragment(HOST_SCHEMA, sdl)),
            wiring.orderedStream().toList(),
            batchLoaders,
            FieldGate.OPEN
        );
        return new SchemaPublisher(host, composer, factory, generations, documents);
    }

    /** A plugin's environment: its own settings, and where the upstreams are. */
    private static Map<String, Object> environment(String id, PluginProperties properties, Environment environment) {
        Map<String, Object> settings = new HashMap<>(properties.settings().getOrDefault(id, Map.of()));
        Binder.get(environment)
            .bind("vitrina.upstreams", Bindable.mapOf(String.class, Location.class))
            .orElse(Map.of())
            .forEach((name, location) -> settings.put("vitrina.upstreams." + name + ".base-url", location.baseUrl()));
        return settings;
    }

    /** As in the configuration. */
    record Location(String baseUrl) {}
}
