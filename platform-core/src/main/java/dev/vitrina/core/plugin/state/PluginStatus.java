package dev.vitrina.core.plugin.state;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.runtime.StartStep;
import dev.vitrina.core.plugin.store.PluginOrigin;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin stands on this replica.
 *
 * @param version    of the package that serves, or would
 * @param digest     of that package; null when it cannot be read
 * @param manifest   null when it cannot be read
 * @param reason     why it is not active, or not as wanted; null when all is well
 * @param failedStep the step that failed
 */
public record PluginStatus(
    String id,
    String version,
    @Nullable String digest,
    @Nullable PluginManifest manifest,
    @Nullable PluginOrigin origin,
    PluginState state,
    @Nullable String reason,
    @Nullable StartStep failedStep,
    Instant changedAt
) {
    static PluginStatus of(
        PluginPackage plugin,
        PluginState state,
        @Nullable String reason,
        @Nullable StartStep failedStep,
        Instant at
    ) {
        return new PluginStatus(
            plugin.id(),
            plugin.version(),
            plugin.digest(),
            plugin.manifest(),
            plugin.origin(),
            state,
            reason,
            failedStep,
            at
        );
    }

    static PluginStatus removed(String id, String version, String reason, Instant at) {
        return new PluginStatus(id, version, null, null, null, PluginState.REMOVED, reason, null, at);
    }

    static PluginStatus unreadable(String name, String reason, Instant at) {
        return new PluginStatus(name, "0.0.0", null, null, null, PluginState.FAILED, reason, StartStep.READ, at);
    }
}
