package dev.vitrina.core.plugin;

import dev.vitrina.api.page.ItemList;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.plugins}. */
@Controller
class PluginController {

    private final PluginStatuses statuses;

    PluginController(PluginStatuses statuses) {
        this.statuses = statuses;
    }

    @QueryMapping
    ItemList<PluginView> plugins(Locale locale) {
        List<PluginView> items = statuses
            .all()
            .stream()
            .map(status -> PluginView.of(status, locale))
            .toList();
        return new ItemList<>(items, items.size());
    }

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
        List<String> dependencies
    ) {
        static PluginView of(PluginStatus status, Locale locale) {
            PluginManifest manifest = status.manifest();
            return new PluginView(
                status.id(),
                status.version(),
                manifest == null ? null : description(manifest, locale),
                status.state(),
                status.desiredState(),
                status.reason(),
                status.failedStep() == null ? null : status.failedStep().name(),
                status.changedAt(),
                manifest == null
                    ? List.of()
                    : manifest.permissions().stream().map(PluginManifest.Permission::id).toList(),
                manifest == null
                    ? List.of()
                    : manifest.dependencies().stream().map(PluginManifest.Dependency::id).toList()
            );
        }

        private static @Nullable String description(PluginManifest manifest, Locale locale) {
            return manifest.description().getOrDefault(locale.getLanguage(), manifest.description().get("en"));
        }
    }
}
