package dev.vitrina.core.plugin.operation;

import dev.vitrina.api.plugin.PluginHealth;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.database.PluginSchemas;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.plugin.change.PluginHost;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.operation.PluginView.Contributed;
import dev.vitrina.core.plugin.operation.PluginView.Quota;
import dev.vitrina.core.plugin.operation.PluginView.Replica;
import dev.vitrina.core.plugin.operation.PluginView.Version;
import dev.vitrina.core.plugin.state.DesiredPlugin;
import dev.vitrina.core.plugin.state.DesiredState;
import dev.vitrina.core.plugin.state.DesiredStore;
import dev.vitrina.core.plugin.state.PluginState;
import dev.vitrina.core.plugin.state.PluginStatus;
import dev.vitrina.core.plugin.state.PluginStatuses;
import dev.vitrina.core.plugin.state.ReplicaStore;
import dev.vitrina.core.plugin.state.ReplicaStore.Row;
import dev.vitrina.core.plugin.store.PluginOrigin;
import dev.vitrina.core.plugin.store.PluginTrust;
import dev.vitrina.core.plugin.store.UploadStore;
import dev.vitrina.core.plugin.store.UploadStore.Upload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plugins as users see them: what this replica knows, with what the database knows of all. The same statements for one and for all. */
final class PluginViews {

    /** A replica that was silent for longer has gone. */
    static final Duration ALIVE = Duration.ofMinutes(1);

    private static final String ROLELESS =
        "The database's user may make no roles, so the plugin is not kept to its own tables";

    private final PluginStatuses statuses;
    private final PluginHost host;
    private final DesiredStore desired;
    private final UploadStore uploads;
    private final ReplicaStore replicas;
    private final SchemaGenerations generations;
    private final PluginSchemas schemas;

    PluginViews(
        PluginStatuses statuses,
        PluginHost host,
        DesiredStore desired,
        UploadStore uploads,
        ReplicaStore replicas,
        SchemaGenerations generations,
        PluginSchemas schemas
    ) {
        this.statuses = statuses;
        this.host = host;
        this.desired = desired;
        this.uploads = uploads;
        this.replicas = replicas;
        this.generations = generations;
        this.schemas = schemas;
    }

    /** By id. */
    List<PluginView> all(Locale locale) {
        return of(statuses.all(), locale);
    }

    @Nullable
    PluginView find(String id, Locale locale) {
        return of(statuses.find(id).stream().toList(), locale).stream().findFirst().orElse(null);
    }

    private List<PluginView> of(List<PluginStatus> chosen, Locale locale) {
        Map<String, DesiredPlugin> wanted = desired.all();
        Map<String, List<Upload>> packages = uploads
            .installed()
            .stream()
            .collect(Collectors.groupingBy(Upload::plugin));
        Map<String, List<Row>> rows = replicas.all(ALIVE).stream().collect(Collectors.groupingBy(Row::plugin));
        return chosen
            .stream()
            .map(status -> {
                String id = status.id();
                return view(
                    status,
                    wanted.getOrDefault(id, DesiredPlugin.UNSAID),
                    packages.getOrDefault(id, List.of()),
                    rows.getOrDefault(id, List.of()),
                    locale
                );
            })
            .toList();
    }

    private PluginView view(
        PluginStatus status,
        DesiredPlugin wanted,
        List<Upload> packages,
        List<Row> rows,
        Locale locale
    ) {
        PluginManifest manifest = status.manifest();
        PluginOrigin origin = status.origin() == null ? PluginOrigin.DIRECTORY : status.origin();
        return new PluginView(
            status.id(),
            status.version(),
            manifest == null ? null : description(manifest, locale),
            status.state(),
            wanted.state(),
            status.reason(),
            status.failedStep() == null ? null : status.failedStep().name(),
            status.changedAt(),
            manifest == null ? List.of() : manifest.permissions().stream().map(PluginManifest.Permission::id).toList(),
            manifest == null ? List.of() : manifest.dependencies().stream().map(PluginManifest.Dependency::id).toList(),
            host.dependants(status.id()),
            origin,
            trust(status, packages),
            versions(status, origin, packages),
            contributed(status),
            rows
                .stream()
                .map(row -> replica(row, wanted))
                .toList(),
            rows.stream().mapToInt(Row::failedStarts).max().orElse(0),
            host
                .contributions(status.id())
                .map(brought -> brought.quotas().standings().stream().map(Quota::of).toList())
                .orElse(List.of())
        );
    }

    private static @Nullable String description(PluginManifest manifest, Locale locale) {
        return manifest.description().getOrDefault(locale.getLanguage(), manifest.description().get("en"));
    }

    private static PluginTrust trust(PluginStatus status, List<Upload> packages) {
        if (status.origin() != PluginOrigin.UPLOAD) {
            return PluginTrust.BUNDLED;
        }
        return packages
            .stream()
            .filter(upload -> upload.digest().equals(status.digest()))
            .map(Upload::trust)
            .findFirst()
            .orElse(PluginTrust.UNSIGNED);
    }

    private List<Version> versions(PluginStatus status, PluginOrigin origin, List<Upload> packages) {
        List<Version> versions = new ArrayList<>();
        if (status.digest() != null && origin != PluginOrigin.UPLOAD) {
            versions.add(
                new Version(status.version(), status.digest(), status.changedAt(), null, PluginTrust.BUNDLED, true)
            );
        }
        for (Upload upload : packages) {
            versions.add(
                new Version(
                    upload.version(),
                    upload.digest(),
                    Objects.requireNonNullElse(upload.installedAt(), upload.uploadedAt()),
                    upload.uploadedBy(),
                    upload.trust(),
                    upload.digest().equals(status.digest())
                )
            );
        }
        statuses
            .onDisk(status.id())
            .filter(disk -> versions.stream().noneMatch(known -> known.digest().equals(disk.digest())))
            .map(disk ->
                // It has lain there since before: nobody knows since when.
                new Version(disk.version(), disk.digest(), status.changedAt(), null, PluginTrust.BUNDLED, false)
            )
            .ifPresent(versions::add);
        return versions;
    }

    private @Nullable Contributed contributed(PluginStatus status) {
        PluginContributions brought = host.contributions(status.id()).orElse(null);
        if (brought == null || status.manifest() == null) {
            return null;
        }
        String schema = status.manifest().data() ? status.manifest().databaseSchema() : null;
        String role = schema == null ? null : schemas.role(schema).orElse(null);
        return Contributed.of(brought, generations.current().index(), schema, role);
    }

    /** How a plugin says it is, and what the host sees of it. Asks the plugin: it may take its time. */
    List<PluginHealth.Status> health(String id) {
        return statuses.find(id).map(this::health).orElse(List.of());
    }

    private List<PluginHealth.Status> health(PluginStatus status) {
        Optional<PluginContributions> brought = host.contributions(status.id());
        if (brought.isEmpty()) {
            return List.of();
        }
        Stream<PluginHealth.Status> told = brought.get().healths().stream().map(PluginHealth::check);
        Stream<PluginHealth.Status> seen = Stream.concat(
            brought.get().quotas().health().stream(),
            roleless(status).stream()
        );
        return Stream.concat(told, seen).toList();
    }

    /** Nothing is wrong with the plugin, but nothing keeps it to its own tables either. */
    private Optional<PluginHealth.Status> roleless(PluginStatus status) {
        return Optional.ofNullable(status.manifest())
            .filter(manifest -> manifest.data() && schemas.role(manifest.databaseSchema()).isEmpty())
            .map(manifest -> new PluginHealth.Status(PluginHealth.State.UP, ROLELESS));
    }

    private static Replica replica(Row row, DesiredPlugin wanted) {
        boolean asWanted = wanted.digest() == null || wanted.digest().equals(row.digest());
        boolean active = row.state() == PluginState.ACTIVE;
        boolean converged = wanted.state() == DesiredState.ENABLED ? active && asWanted : !active;
        return new Replica(row.replica(), row.version(), row.state(), row.reason(), row.seenAt(), converged);
    }
}
