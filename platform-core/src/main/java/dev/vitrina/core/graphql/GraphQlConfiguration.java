package dev.vitrina.core.graphql;

import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.core.graphql.compose.SchemaComposer;
import dev.vitrina.core.graphql.error.Failures;
import dev.vitrina.core.graphql.generation.GenerationFactory;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.graphql.generation.SwitchingExecutionGraphQlService;
import dev.vitrina.core.graphql.generation.SwitchingGraphQlSource;
import dev.vitrina.core.graphql.history.SchemaHistory;
import dev.vitrina.core.graphql.limit.GraphQlLimits;
import dev.vitrina.core.graphql.limit.LimitInstrumentation;
import dev.vitrina.core.graphql.scalar.Scalars;
import dev.vitrina.core.security.AccessRules;
import graphql.execution.instrumentation.Instrumentation;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Takes the place of Spring Boot's one schema for life. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    @Bean
    SchemaComposer schemaComposer() {
        return new SchemaComposer(Scalars.all());
    }

    @Bean
    Failures failures() {
        return new Failures(Clock.systemUTC());
    }

    @Bean
    GenerationFactory generationFactory(
        Failures failures,
        AccessRules rules,
        ObjectProvider<Instrumentation> instrumentations
    ) {
        return new GenerationFactory(rules, failures, instrumentations.orderedStream().toList());
    }

    @Bean
    SchemaGenerations schemaGenerations() {
        return new SchemaGenerations();
    }

    @Bean
    SchemaHistory schemaHistory(JdbcClient jdbc, JsonMapper json, SchemaGenerations generations) {
        return new SchemaHistory(jdbc, json, generations);
    }

    @Bean
    SubscriptionsEnd subscriptionsEnd(SchemaGenerations generations) {
        return new SubscriptionsEnd(generations);
    }

    @Bean
    GraphQlSource graphQlSource(SchemaGenerations generations) {
        return new SwitchingGraphQlSource(generations);
    }

    @Bean
    SwitchingExecutionGraphQlService executionGraphQlService(
        SchemaGenerations generations,
        GraphQlLimits limits,
        AccessRules access
    ) {
        return new SwitchingExecutionGraphQlService(generations, limits, access);
    }

    /** The host's; each plugin has its own. */
    @Bean
    BatchLoaderRegistry batchLoaderRegistry() {
        return new ReplacingBatchLoaders();
    }

    @Bean
    ActorResolver actorResolver() {
        return new ActorResolver();
    }

    @Bean
    ShopContextResolver shopContextResolver() {
        return new ShopContextResolver();
    }

    @Bean
    CallerShopsResolver callerShopsResolver(AccessRules rules, ShopDirectory shops) {
        return new CallerShopsResolver(rules, shops);
    }

    @Bean
    LimitInstrumentation limitInstrumentation(GraphQlLimits limits) {
        return new LimitInstrumentation(limits);
    }

    @Bean
    @Order(0)
    WebGraphQlInterceptor streamingInterceptor() {
        return new StreamingInterceptor();
    }

    @Bean
    GraphQlHttpHandler graphQlHttpHandler(WebGraphQlHandler handler, JsonMapper mapper) {
        return new GraphQlHttpHandler(handler, new RequestBodyConverter(mapper));
    }
}
