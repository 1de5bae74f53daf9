package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.plugin.PluginContext;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/** What a plugin sees of itself. */
record PluginContextView(String id, String version, Clock clock, ExecutorService executor) implements PluginContext {}
