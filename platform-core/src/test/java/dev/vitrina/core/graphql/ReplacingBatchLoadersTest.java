package dev.vitrina.core.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQLContext;
import java.util.Set;
import org.dataloader.DataLoaderRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.execution.BatchLoaderRegistry.RegistrationSpec;
import reactor.core.publisher.Flux;

class ReplacingBatchLoadersTest {

    private final ReplacingBatchLoaders loaders = new ReplacingBatchLoaders();

    @Test
    void aRequestFindsTheLoaderAlsoWhileItIsRegisteredAnew() {
        loaders.<String, String>forName("names").registerBatchLoader((keys, environment) -> Flux.fromIterable(keys));

        RegistrationSpec<String, String> again = loaders.forName("names");
        Set<String> during = names();
        again.registerBatchLoader((keys, environment) -> Flux.fromIterable(keys));

        assertThat(during).containsExactly("names");
        assertThat(names()).containsExactly("names");
    }

    @Test
    void anotherNameIsTheOneThatCounts() {
        loaders
            .<String, String>forName("names")
            .withName("titles")
            .registerBatchLoader((keys, environment) -> Flux.fromIterable(keys));

        assertThat(names()).containsExactly("titles");
    }

    private Set<String> names() {
        DataLoaderRegistry registry = new DataLoaderRegistry();
        loaders.registerDataLoaders(registry, GraphQLContext.getDefault());
        return registry.getKeys();
    }
}
