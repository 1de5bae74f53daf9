package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.setting.SettingsListener;
import dev.vitrina.api.text.Texts;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.database.PluginSchemas;
import dev.vitrina.core.graphql.compose.FieldGate;
import dev.vitrina.core.plugin.loading.PluginLoaders;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.setting.LiveSettings;
import dev.vitrina.core.plugin.setting.PluginSettings;
import dev.vitrina.core.plugin.setting.SettingsException;
import dev.vitrina.core.plugin.store.PluginPackage;
import dev.vitrina.core.plugin.store.PluginProperties;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import liquibase.exception.LiquibaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Takes a plugin from its package to a started context. Whatever fails, nothing of it stays behind. */
public final class PluginStarter {

    private static final Logger log = LoggerFactory.getLogger(PluginStarter.class);
    private static final String CHANGELOG = "db/changelog.yaml";

    private final PluginLoaders loaders;
    private final PluginSchemas schemas;
    private final PluginContextFactory contexts;
    private final PluginProperties properties;
    private final PluginSettings settings;
    private final Function<String, Map<String, Object>> environment;
    private final Predicate<Throwable> isForCaller;
    private final LoaderWatch watch;
    private final Map<ClassLoader, LiveSettings> opened = new ConcurrentHashMap<>();
    private final ScheduledExecutorService alarms = FieldLimits.alarms();

    /**
     * @param environment of a plugin by its id
     * @param isForCaller whether a failure of a field is told to the caller as it is, and so no fault of the plugin
     */
    public PluginStarter(
        PluginLoaders loaders,
        PluginSchemas schemas,
        PluginContextFactory contexts,
        PluginProperties properties,
        PluginSettings settings,
        Function<String, Map<String, Object>> environment,
        Predicate<Throwable> isForCaller,
        LoaderWatch watch
    ) {
        this.loaders = loaders;
        this.schemas = schemas;
        this.contexts = contexts;
        this.properties = properties;
        this.settings = settings;
        this.environment = environment;
        this.isForCaller = isForCaller;
        this.watch = watch;
    }

    /**
     * Starts a plugin whose dependencies are started, be it beside another version of it.
     *
     * @param dependencies loaders of the plugins it depends on that are there, by id
     * @param steps        told before each step
     */
    public PluginRuntime start(PluginPackage plugin, Map<String, ClassLoader> dependencies, Consumer<StartStep> steps)
        throws PluginStartException {
        steps.accept(StartStep.LOAD);
        ClassLoader loader = load(plugin, dependencies);
        try {
            opened.put(loader, settings(plugin));
            steps.accept(StartStep.MIGRATE);
            migrate(plugin);
            steps.accept(StartStep.CONTEXT);
            return context(plugin, loader, dependencies);
        } catch (PluginStartException | RuntimeException failed) {
            release(loader);
            throw failed;
        }
    }

    /** Ends a plugin and lets go of its classes; the plugins that depend on it are ended already. */
    public boolean stop(PluginRuntime runtime) {
        boolean ended = runtime.stop(properties.stopTimeout());
        release(runtime.loader());
        return ended;
    }

    private void release(ClassLoader loader) {
        LiveSettings live = opened.remove(loader);
        if (live != null) {
            settings.close(live);
        }
        loaders.close(loader);
        LoaderTraces.clear(loader);
        watch.ended(loader);
    }

    private ClassLoader load(PluginPackage plugin, Map<String, ClassLoader> dependencies) throws PluginStartException {
        try {
            return loaders.load(plugin, dependencies);
        } catch (RuntimeException refused) {
            throw PluginStartException.of(StartStep.LOAD, refused);
        }
    }

    private LiveSettings settings(PluginPackage plugin) throws PluginStartException {
        try {
            return settings.open(plugin);
        } catch (SettingsException unusable) {
            throw new PluginStartException(StartStep.READ, String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private void migrate(PluginPackage plugin) throws PluginStartException {
        PluginManifest manifest = plugin.manifest();
        if (!manifest.data()) {
            return;
        }
        try {
            schemas.migrate(
                manifest.databaseSchema(),
                CHANGELOG,
                plugin.resources(),
                manifest.extensions(),
                properties.database().migrateTimeout()
            );
        } catch (LiquibaseException | RuntimeException failed) {
            throw PluginStartException.of(StartStep.MIGRATE, failed);
        }
    }

    private PluginRuntime context(PluginPackage plugin, ClassLoader loader, Map<String, ClassLoader> dependencies)
        throws PluginStartException {
        Texts texts = PluginTexts.read(plugin.resources());
        PluginManifest manifest = plugin.manifest();
        PluginGate gate = new PluginGate(manifest.id(), loader);
        PluginExecutor executor = new PluginExecutor(manifest.id(), loader);
        LiveSettings live = Objects.requireNonNull(opened.get(loader));
        AtomicBoolean abandoned = new AtomicBoolean();
        PluginQuotas quotas = QuotaLimits.of(manifest, properties);
        FieldLimits limits = new FieldLimits(quotas, alarms);
        try {
            AnnotationConfigApplicationContext context = gate.within(
                properties.startTimeout(),
                "start its context",
                () -> {
                    var made = contexts.create(
                        manifest,
                        loader,
                        executor,
                        live,
                        texts,
                        limits,
                        environment.apply(manifest.id())
                    );
                    made.refresh();
                    if (!abandoned.compareAndSet(false, true)) {
                        made.close(); // too late: nobody waits for it any more
                    }
                    return made;
                }
            );
            PluginRuntime runtime = collect(plugin, dependencies, context, executor, gate, limits, quotas);
            listen(live, context, executor, gate, runtime);
            return runtime;
        } catch (PluginStartException failed) {
            throw failed;
        } catch (Exception failed) {
            log.warn("The plugin {} does not start", manifest.id(), failed);
            abandoned.compareAndSet(false, true);
            gate.close();
            executor.shutdownNow();
            throw PluginStartException.of(StartStep.CONTEXT, failed);
        }
    }

    /** Behind the gate: a listener may be made only when it is asked for. */
    private void listen(
        LiveSettings live,
        AnnotationConfigApplicationContext context,
        PluginExecutor executor,
        PluginGate gate,
        PluginRuntime runtime
    ) throws PluginStartException {
        try {
            gate.within(properties.startTimeout(), "give its settings listeners", () -> {
                live.listen(context.getBeansOfType(SettingsListener.class).values(), executor, gate::run);
                return null;
            });
        } catch (Exception failed) {
            runtime.abandon(properties.stopTimeout());
            throw PluginStartException.of(StartStep.CONTRIBUTE, failed);
        }
    }

    private PluginRuntime collect(
        PluginPackage plugin,
        Map<String, ClassLoader> dependencies,
        AnnotationConfigApplicationContext context,
        PluginExecutor executor,
        PluginGate gate,
        FieldLimits limits,
        PluginQuotas quotas
    ) throws PluginStartException {
        FieldBreakers breakers = new FieldBreakers(plugin.id(), properties.fields(), isForCaller);
        FieldGate fields = new BreakingFields(plugin.id(), gate, breakers, limits);
        var collector = new ContributionCollector(plugin, context, gate, fields, quotas, properties.stopTimeout());
        try {
            return gate.within(properties.startTimeout(), "tell what it brings", () ->
                new PluginRuntime(
                    plugin,
                    dependencies,
                    context,
                    executor,
                    gate,
                    collector.contributions(),
                    collector.schemaPart()
                )
            );
        } catch (Exception failed) {
            var unfinished = new PluginRuntime(
                plugin,
                dependencies,
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
