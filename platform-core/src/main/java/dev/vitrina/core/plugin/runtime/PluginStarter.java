package dev.vitrina.core.plugin.runtime;

import dev.vitrina.core.database.SchemaMigrations;
import dev.vitrina.core.plugin.loading.PluginLoaders;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.store.PluginPackage;
import dev.vitrina.core.plugin.store.PluginProperties;
import java.util.Map;
import java.util.function.Function;
import liquibase.exception.LiquibaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Takes a plugin from its package to a started context. Whatever fails, nothing of it stays behind. */
public final class PluginStarter {

    private static final Logger log = LoggerFactory.getLogger(PluginStarter.class);
    private static final String CHANGELOG = "db/changelog.yaml";

    private final PluginLoaders loaders;
    private final SchemaMigrations migrations;
    private final PluginContextFactory contexts;
    private final PluginProperties properties;
    private final Function<String, Map<String, Object>> settings;

    /** @param settings of a plugin by its id */
    public PluginStarter(
        PluginLoaders loaders,
        SchemaMigrations migrations,
        PluginContextFactory contexts,
        PluginProperties properties,
        Function<String, Map<String, Object>> settings
    ) {
        this.loaders = loaders;
        this.migrations = migrations;
        this.contexts = contexts;
        this.properties = properties;
        this.settings = settings;
    }

    /** Starts a plugin whose dependencies are started. */
    public PluginRuntime start(PluginPackage plugin) throws PluginStartException {
        ClassLoader loader = load(plugin);
        try {
            migrate(plugin);
            return context(plugin, loader);
        } catch (PluginStartException failed) {
            loaders.unload(plugin);
            LoaderTraces.clear(loader);
            throw failed;
        }
    }

    /** Ends a plugin and lets go of its classes; the plugins that depend on it are ended already. */
    public boolean stop(PluginRuntime runtime) {
        boolean ended = runtime.stop(properties.stopTimeout());
        loaders.unload(runtime.plugin());
        LoaderTraces.clear(runtime.loader());
        return ended;
    }

    private ClassLoader load(PluginPackage plugin) throws PluginStartException {
        try {
            return loaders.load(plugin);
        } catch (RuntimeException refused) {
            throw PluginStartException.of(StartStep.LOAD, refused);
        }
    }

    private void migrate(PluginPackage plugin) throws PluginStartException {
        PluginManifest manifest = plugin.manifest();
        if (!manifest.data()) {
            return;
        }
        try {
            migrations.migrate(manifest.databaseSchema(), CHANGELOG, plugin.resources(), contexts.dataSource(manifest));
        } catch (LiquibaseException | RuntimeException failed) {
            throw PluginStartException.of(StartStep.MIGRATE, failed);
        }
    }

    private PluginRuntime context(PluginPackage plugin, ClassLoader loader) throws PluginStartException {
        PluginManifest manifest = plugin.manifest();
        PluginGate gate = new PluginGate(manifest.id(), loader);
        PluginExecutor executor = new PluginExecutor(manifest.id(), loader);
        try {
            AnnotationConfigApplicationContext context = gate.within(
                properties.startTimeout(),
                "start its context",
                () -> {
                    var made = contexts.create(manifest, loader, executor, settings.apply(manifest.id()));
                    made.refresh();
                    return made;
                }
            );
            return collect(plugin, context, executor, gate);
        } catch (PluginStartException failed) {
            throw failed;
        } catch (Exception failed) {
            log.warn("The plugin {} does not start", manifest.id(), failed);
            executor.shutdownNow();
            throw PluginStartException.of(StartStep.CONTEXT, failed);
        }
    }

    private PluginRuntime collect(
        PluginPackage plugin,
        AnnotationConfigApplicationContext context,
        PluginExecutor executor,
        PluginGate gate
    ) throws PluginStartException {
        var collector = new ContributionCollector(plugin, context, gate, properties.stopTimeout());
        try {
            return new PluginRuntime(
                plugin,
                context,
                executor,
                gate,
                collector.contributions(),
                collector.schemaPart()
            );
        } catch (Exception failed) {
            var unfinished = new PluginRuntime(
                plugin,
                context,
                executor,
                gate,
                ContributionCollector.none(plugin),
                null
            );
            unfinished.abandon(properties.stopTimeout());
            throw failed instanceof PluginStartException known
                ? known
                : PluginStartException.of(StartStep.CONTRIBUTE, failed);
        }
    }
}
