package dev.vitrina.core.plugin.runtime;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.plugin.PluginContext;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.text.Texts;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.contribution.OwnService;
import dev.vitrina.core.database.PluginSchemas;
import dev.vitrina.core.graphql.ReplacingBatchLoaders;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.manifest.PluginManifest.Capability;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.hibernate.validator.HibernateValidator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the Spring context of a plugin: its one configuration class, objects of its own wherever the host's would remember its
 * classes, and above it only the services meant for plugins.
 */
public final class PluginContextFactory {

    private final ApplicationContext shared;
    private final HostServices reserved;
    private final List<OwnService<?>> own;
    private final List<HandlerMethodArgumentResolver> arguments;
    private final AutowireCapableBeanFactory host;
    private final PluginSchemas schemas;
    private final JsonMapper json;
    private final Clock clock;
    private final int connections;

    /**
     * @param host        where the services meant for plugins are taken from
     * @param connections to the database, of one plugin at once
     */
    public PluginContextFactory(
        ApplicationContext host,
        PluginSchemas schemas,
        JsonMapper json,
        Clock clock,
        int connections,
        Class<?>... services
    ) {
        this.shared = shared(HostServices.of(host, services), clock);
        this.reserved = HostServices.of(host, ShopConnections.class);
        this.own = ownServices(host);
        this.arguments = host.getBeanProvider(HandlerMethodArgumentResolver.class).stream().toList();
        this.host = host.getAutowireCapableBeanFactory();
        this.schemas = schemas;
        this.connections = connections;
        this.json = json;
        this.clock = clock;
    }

    private static List<OwnService<?>> ownServices(ApplicationContext host) {
        List<OwnService<?>> all = new ArrayList<>();
        host.getBeanProvider(OwnService.class).orderedStream().forEach(all::add);
        return List.copyOf(all);
    }

    /** A context that is ready to be refreshed. */
    AnnotationConfigApplicationContext create(
        PluginManifest manifest,
        ClassLoader loader,
        PluginExecutor executor,
        SettingsView settings,
        Texts texts,
        FieldLimits limits,
        Map<String, Object> environment
    ) throws ClassNotFoundException {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.setBeanClassLoader(loader); // before anything registers
        beans.setAutowireCandidateResolver(new ContextAnnotationAutowireCandidateResolver());
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(beans);
        context.setClassLoader(loader);
        context.setDisplayName("plugin " + manifest.id());
        context.setEnvironment(environment(environment));
        context.setParent(shared);
        register(context, manifest, executor, settings, limits);
        beans.registerSingleton("texts", texts);
        context.register(PluginInfrastructure.class, Class.forName(manifest.configuration(), false, loader));
        return context;
    }

    private void register(
        AnnotationConfigApplicationContext context,
        PluginManifest manifest,
        PluginExecutor executor,
        SettingsView settings,
        FieldLimits limits
    ) {
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        if (manifest.capabilities().contains(Capability.SHOPS)) {
            reserved.byName().forEach(beans::registerSingleton);
        }
        OwnService.Plugin plugin = new OwnService.Plugin(manifest.id(), new Egress(manifest.egress()));
        own.forEach(service -> beans.registerSingleton(service.name(), HostServices.faced(service, plugin)));
        PluginContext view = new PluginContextView(manifest.id(), manifest.version(), clock, settings, executor);
        beans.registerSingleton("pluginContext", view);
        beans.registerSingleton("settingsView", settings);
        beans.registerSingleton("jsonMapper", json.rebuild().build());
        if (manifest.data()) {
            data(context, manifest.databaseSchema());
        }
        context.registerBean("validator", LocalValidatorFactoryBean.class, PluginContextFactory::validator);
        context.registerBean("batchLoaderRegistry", BatchLoaderRegistry.class, ReplacingBatchLoaders::new);
        context.registerBean("controllers", AnnotatedControllerConfigurer.class, () ->
            controllers(new FieldExecutor(executor, limits))
        );
    }

    /** All by definition and none before the refresh: what fails half-way must close the connections. */
    private void data(AnnotationConfigApplicationContext context, String schema) {
        context.registerBean("dataSource", PluginDataSource.class, () -> dataSource(schema));
        context.registerBean("jdbcClient", JdbcClient.class, () -> JdbcClient.create(own(context)));
        context.registerBean("transactionManager", JdbcTransactionManager.class, () ->
            new JdbcTransactionManager(own(context))
        );
        context.registerBean("transactionTemplate", TransactionTemplate.class, () ->
            new TransactionTemplate(context.getBean(JdbcTransactionManager.class))
        );
    }

    /** What watches the host's statements by its beans watches the plugin's too. */
    private PluginDataSource dataSource(String schema) {
        HikariDataSource pool = schemas.open(schema, connections);
        Object watched = host.applyBeanPostProcessorsAfterInitialization(pool, "dataSource");
        return new PluginDataSource((DataSource) watched, pool::close);
    }

    private static DataSource own(ApplicationContext context) {
        return context.getBean(PluginDataSource.class);
    }

    private static LocalValidatorFactoryBean validator() {
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        // Named, because the plugin's class loader, which would be searched, does not see the host's provider.
        validator.setProviderClass(HibernateValidator.class);
        return validator;
    }

    private AnnotatedControllerConfigurer controllers(Executor executor) {
        AnnotatedControllerConfigurer configurer = new AnnotatedControllerConfigurer();
        configurer.configureBinder(options -> options.conversionService(new ApplicationConversionService()));
        configurer.setExecutor(executor);
        arguments.forEach(configurer::addCustomArgumentResolver);
        return configurer;
    }

    /** Only what is meant for the plugin: neither system properties nor the process's environment, which hold secrets. */
    private static StandardEnvironment environment(Map<String, Object> settings) {
        return new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                sources.addFirst(new MapPropertySource("settings", settings));
            }
        };
    }

    private static ApplicationContext shared(HostServices services, Clock clock) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.setDisplayName("services for plugins");
        context.setEnvironment(environment(Map.of()));
        context.getBeanFactory().registerSingleton("clock", clock);
        services.byName().forEach(context.getBeanFactory()::registerSingleton);
        context.refresh();
        return context;
    }
}
