package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.graphql.compose.SchemaIndex;
import dev.vitrina.core.plugin.state.DesiredState;
import dev.vitrina.core.plugin.state.PluginState;
import dev.vitrina.core.plugin.store.PluginOrigin;
import dev.vitrina.core.plugin.store.PluginTrust;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The GraphQL type {@code Plugin}. */
record PluginView(
    String id,
    String version,
    @Nullable String description,
    PluginState state,
    DesiredState desiredState,
    @Nullable String reason,
    @Nullable String failedStep,
    Instant changedAt,
    List<String> permissions,
    List<String> dependencies,
    List<String> dependants,
    PluginOrigin origin,
    PluginTrust trust,
    List<Version> versions,
    @Nullable Contributed contributions,
    List<Replica> replicas,
    int failedStarts,
    List<Quota> quotas
) {
    /** The GraphQL type {@code PluginQuota}. */
    record Quota(String name, long limit, long used, @Nullable Instant exceededAt, @Nullable String exceededBy) {
        static Quota of(PluginQuotas.Standing standing) {
            return new Quota(
                standing.kind().name(),
                standing.limit(),
                standing.used(),
                standing.exceededAt(),
                standing.exceededBy()
            );
        }
    }

    /** The GraphQL type {@code PluginVersion}. */
    record Version(
        String version,
        String digest,
        Instant installedAt,
        @Nullable String installedBy,
        PluginTrust trust,
        boolean current
    ) {}

    /** The GraphQL type {@code PluginContributions}. */
    record Contributed(
        List<String> queryFields,
        List<String> mutationFields,
        List<String> types,
        List<String> endpoints,
        List<String> jobs,
        List<String> events,
        @Nullable String databaseSchema,
        @Nullable String databaseRole
    ) {
        /** @param index of the schema in service */
        static Contributed of(
            PluginContributions brought,
            SchemaIndex index,
            @Nullable String databaseSchema,
            @Nullable String databaseRole
        ) {
            List<String> fields = index.coordinatesOf(brought.pluginId());
            Stream<String> endpoints = Stream.concat(
                brought
                    .endpoints()
                    .stream()
                    .map(endpoint -> endpoint.id()),
                brought
                    .cachedEndpoints()
                    .stream()
                    .map(cached -> cached.endpoint().id())
            );
            return new Contributed(
                below("Query.", fields),
                below("Mutation.", fields),
                index.typesOf(brought.pluginId()),
                endpoints.distinct().sorted().toList(),
                brought
                    .jobDefinitions()
                    .stream()
                    .map(job -> job.type())
                    .sorted()
                    .toList(),
                brought
                    .eventListeners()
                    .stream()
                    .map(listener -> listener.eventType().getSimpleName())
                    .sorted()
                    .toList(),
                databaseSchema,
                databaseRole
            );
        }

        private static List<String> below(String type, List<String> coordinates) {
            return coordinates
                .stream()
                .filter(coordinate -> coordinate.startsWith(type))
                .map(coordinate -> coordinate.substring(type.length()))
                .toList();
        }
    }

    /** The GraphQL type {@code PluginReplica}. */
    record Replica(
        String host,
        @Nullable String version,
        PluginState state,
        @Nullable String reason,
        Instant seenAt,
        boolean converged
    ) {}
}
