package dev.vitrina.core.plugin;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.runtime.StartStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin stands.
 *
 * @param manifest   null when it cannot be read
 * @param reason     why it is not active; null when it is
 * @param failedStep the step that failed
 */
public record PluginStatus(
    String id,
    String version,
    @Nullable PluginManifest manifest,
    DesiredState desiredState,
    PluginState state,
    @Nullable String reason,
    @Nullable StartStep failedStep,
    Instant changedAt
) {}
