package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CardCondition;
import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.plugin.PluginHealth;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.graphql.compose.FieldGate;
import dev.vitrina.core.graphql.compose.SchemaFragment;
import dev.vitrina.core.graphql.compose.SchemaPart;
import dev.vitrina.core.graphql.compose.SchemaRights;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.store.PluginPackage;
import graphql.schema.idl.RuntimeWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds what a plugin contributes: beans by their type, behind the gate, and its GraphQL files. */
final class ContributionCollector {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Logger log = LoggerFactory.getLogger(ContributionCollector.class);

    private final PluginPackage plugin;
    private final ApplicationContext context;
    private final PluginGate gate;
    private final FieldGate fields;
    private final PluginQuotas quotas;
    private final Duration patience;

    /** @param patience how long a health check may take, and wiring its fields */
    ContributionCollector(
        PluginPackage plugin,
        ApplicationContext context,
        PluginGate gate,
        FieldGate fields,
        PluginQuotas quotas,
        Duration patience
    ) {
        this.plugin = plugin;
        this.context = context;
        this.gate = gate;
        this.fields = fields;
        this.quotas = quotas;
        this.patience = patience;
    }

    static PluginContributions none(PluginPackage plugin) {
        PluginManifest manifest = plugin.manifest();
        return new PluginContributions(
            manifest.id(),
            manifest.version(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Egress.NONE,
            PluginQuotas.unlimited(manifest.id())
        );
    }

    PluginContributions contributions() throws PluginStartException {
        List<EventListener<?>> listeners = new ArrayList<>();
        for (EventListener<?> listener : beans(EventListener.class)) {
            listeners.add(gate.guard(listener));
        }
        return new PluginContributions(
            plugin.id(),
            plugin.manifest().version(),
            beans(Upstream.class),
            beans(Endpoint.class),
            beans(CachedEndpoint.class),
            beans(JobDefinition.class).stream().map(this::guarded).toList(),
            listeners,
            beans(PluginHealth.class).stream().map(this::guarded).toList(),
            documents(),
            new GuardedRoutes(plugin.manifest(), gate).of(beans(HttpRoute.class)),
            new GuardedChangeKinds(plugin.manifest(), gate).of(beans(ChangeKind.class)),
            new Egress(plugin.manifest().egress()),
            quotas,
            beans(CardCatalogue.class)
                .stream()
                .<CardCatalogue>map(cards -> new GuardedCards(cards, gate))
                .toList(),
            beans(CardCondition.class)
                .stream()
                .<CardCondition>map(condition -> new GuardedCondition(condition, gate))
                .toList()
        );
    }

    /** Its GraphQL; null when it has none. */
    @Nullable
    SchemaPart schemaPart() throws PluginStartException {
        List<SchemaFragment> fragments = fragments();
        String prefix = plugin.manifest().prefix();
        if (fragments.isEmpty()) {
            return null;
        }
        if (prefix == null) {
            String reason = "It has GraphQL files, but its manifest names no `schema.prefix`";
            throw new PluginStartException(StartStep.CONTRIBUTE, reason, null);
        }
        List<RuntimeWiringConfigurer> wiring = beans(RuntimeWiringConfigurer.class)
            .stream()
            .<RuntimeWiringConfigurer>map(configurer -> builder -> wire(configurer, builder))
            .toList();
        return new SchemaPart(
            plugin.id(),
            rights(prefix),
            fragments,
            wiring,
            context.getBean(BatchLoaderRegistry.class),
            fields
        );
    }

    private void wire(RuntimeWiringConfigurer configurer, RuntimeWiring.Builder builder) {
        try {
            gate.within(patience, "wire its fields", () -> {
                configurer.configure(builder);
                return builder;
            });
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception late) {
            throw new IllegalStateException(late.getMessage(), late);
        }
    }

    private SchemaRights.Plugin rights(String prefix) {
        PluginManifest manifest = plugin.manifest();
        return new SchemaRights.Plugin(
            prefix,
            manifest.permissions().stream().map(PluginManifest.Permission::id).collect(Collectors.toSet()),
            manifest.dependencies().stream().map(PluginManifest.Dependency::id).collect(Collectors.toSet())
        );
    }

    /** {@code ui/documents.json}: an array of texts. */
    private List<String> documents() throws PluginStartException {
        Path file = plugin.resources().resolve("ui/documents.json");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(Files.readString(file), new TypeReference<List<String>>() {});
        } catch (IOException | JacksonException unreadable) {
            throw new PluginStartException(
                StartStep.CONTRIBUTE,
                "ui/documents.json is no JSON array of GraphQL operations",
                unreadable
            );
        }
    }

    private List<SchemaFragment> fragments() throws PluginStartException {
        Path directory = plugin.resources().resolve("graphql");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<SchemaFragment> fragments = new ArrayList<>();
            for (Path file : files
                .filter(path -> path.toString().endsWith(".graphqls"))
                .sorted()
                .toList()) {
                fragments.add(new SchemaFragment("graphql/" + file.getFileName(), Files.readString(file)));
            }
            return fragments;
        } catch (IOException unreadable) {
            throw PluginStartException.of(StartStep.READ, unreadable);
        }
    }

    private <T> List<T> beans(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    private JobDefinition guarded(JobDefinition job) {
        return new JobDefinition(job.type(), job.schedule(), run -> gate.get(() -> job.work().run(run)));
    }

    private PluginHealth guarded(PluginHealth health) {
        return () -> {
            try {
                return gate.within(patience, "tell its health", health::check);
            } catch (Exception failed) {
                log.warn("The health of plugin {} cannot be told", plugin.id(), failed);
                return new PluginHealth.Status(PluginHealth.State.DOWN, "It cannot tell its health; see the log");
            }
        };
    }
}
