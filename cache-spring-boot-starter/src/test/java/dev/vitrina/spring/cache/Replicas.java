package dev.vitrina.spring.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whole applications on one database: what several processes are in production. */
final class Replicas implements AutoCloseable {

    private final String database = Databases.create();
    private final Origin origin = new Origin();
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableCaching
    static class Application {

        @Bean
        Shop shop(Origin origin) {
            return new Shop(origin);
        }
    }

    ConfigurableApplicationContext start(String... properties) {
        return start(new Class<?>[0], properties);
    }

    /** One that answers over HTTP too, on a port of its own. */
    ConfigurableApplicationContext serve(String... properties) {
        return start(WebApplicationType.SERVLET, new Class<?>[0], properties);
    }

    ConfigurableApplicationContext start(Class<?>[] configurations, String... properties) {
        return start(WebApplicationType.NONE, configurations, properties);
    }

    private ConfigurableApplicationContext start(
        WebApplicationType web,
        Class<?>[] configurations,
        String... properties
    ) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
            .sources(configurations)
            .web(web)
            .initializers(fresh -> fresh.getBeanFactory().registerSingleton("origin", origin))
            .properties(
                Stream.of(Databases.properties(database), properties).flatMap(Stream::of).toArray(String[]::new)
            )
            .properties("spring.main.banner-mode=off", "server.port=0")
            .run();
        contexts.add(context);
        return context;
    }

    Origin origin() {
        return origin;
    }

    String database() {
        return database;
    }

    @Override
    public void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }
}
