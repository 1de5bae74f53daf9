package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.plugin.PluginContext;
import dev.vitrina.api.setting.SettingsView;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/** What a plugin sees of itself. */
record PluginContextView(
    String id,
    String version,
    Clock clock,
    SettingsView settings,
    ExecutorService executor
) implements PluginContext {}
