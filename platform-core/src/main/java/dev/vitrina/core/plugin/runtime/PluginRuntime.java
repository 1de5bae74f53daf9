package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.plugin.PluginLifecycle;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.graphql.compose.SchemaPart;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** One plugin whose context is started: what it contributes, and how it ends. */
public final class PluginRuntime {

    private static final Logger log = LoggerFactory.getLogger(PluginRuntime.class);

    private final PluginPackage plugin;
    private final Map<String, ClassLoader> dependencies;
    private final ConfigurableApplicationContext context;
    private final PluginExecutor executor;
    private final PluginGate gate;
    private final PluginContributions contributions;
    private final @Nullable SchemaPart schemaPart;

    PluginRuntime(
        PluginPackage plugin,
        Map<String, ClassLoader> dependencies,
        ConfigurableApplicationContext context,
        PluginExecutor executor,
        PluginGate gate,
        PluginContributions contributions,
        @Nullable SchemaPart schemaPart
    ) {
        this.plugin = plugin;
        this.dependencies = Map.copyOf(dependencies);
        this.context = context;
        this.executor = executor;
        this.gate = gate;
        this.contributions = contributions;
        this.schemaPart = schemaPart;
    }

    public PluginPackage plugin() {
        return plugin;
    }

    /** Whether it is what starting this package over these dependencies would give. */
    public boolean is(PluginPackage wanted, Map<String, ClassLoader> over) {
        return plugin.equals(wanted) && dependencies.equals(over);
    }

    /** For whoever watches it go, and for those that depend on it. */
    public ClassLoader loader() {
        return gate.loader();
    }

    public PluginManifest manifest() {
        return plugin.manifest();
    }

    public PluginContributions contributions() {
        return contributions;
    }

    /** Null when it has no GraphQL. */
    public @Nullable SchemaPart schemaPart() {
        return schemaPart;
    }

    /** Tells the plugin that it is in service. */
    public void onStart(Duration limit) throws PluginStartException {
        try {
            for (PluginLifecycle lifecycle : lifecycles()) {
                gate.within(limit, "start", () -> {
                    lifecycle.onStart();
                    return null;
                });
            }
            gate.ready();
        } catch (Exception failed) {
            throw PluginStartException.of(StartStep.START, failed);
        }
    }

    /**
     * Ends the plugin: tells it, ends its threads, closes its context. Each step is bounded, so this returns in any case.
     *
     * @return whether everything ended; if not, something of the plugin may still run
     */
    public boolean stop(Duration limit) {
        boolean told = bounded(limit, "stop", () -> lifecycles().forEach(PluginLifecycle::onStop));
        gate.close();
        boolean ended = endThreads(limit);
        boolean left = gate.awaitEmpty(limit);
        boolean closed = close(limit);
        return told && ended && left && closed;
    }

    /** Ends a plugin that never was in service. */
    boolean abandon(Duration limit) {
        gate.close();
        boolean ended = endThreads(limit);
        return close(limit) && ended;
    }

    private Collection<PluginLifecycle> lifecycles() {
        return context.getBeansOfType(PluginLifecycle.class).values();
    }

    private boolean endThreads(Duration limit) {
        executor.shutdownNow();
        try {
            return executor.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean close(Duration limit) {
        // A gate of its own: the plugin's refuses by now, and destroying beans is plugin code too.
        PluginGate closing = new PluginGate(plugin.id(), PluginRuntime.class.getClassLoader());
        return bounded(closing, limit, "close", context::close);
    }

    private boolean bounded(Duration limit, String what, Runnable code) {
        return bounded(gate, limit, what, code);
    }

    private boolean bounded(PluginGate by, Duration limit, String what, Runnable code) {
        try {
            by.within(limit, what, () -> {
                code.run();
                return null;
            });
            return true;
        } catch (Exception failed) {
            log.warn("The plugin {} did not {} as it should", plugin.id(), what, failed);
            return false;
        }
    }
}
