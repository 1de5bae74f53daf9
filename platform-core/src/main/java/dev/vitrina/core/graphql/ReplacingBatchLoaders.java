package dev.vitrina.core.graphql;

import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Batch loaders of one context. Spring's registry only grows, and its next request fails when a name comes twice; but each
 * composition asks the controllers anew. Here a name replaces the one before, at the moment at which the new loader is complete: requests
 * go on meanwhile.
 */
public final class ReplacingBatchLoaders implements BatchLoaderRegistry {

    private final Map<String, DefaultBatchLoaderRegistry> loaders = new ConcurrentHashMap<>();

    @Override
    public <K, V> RegistrationSpec<K, V> forTypePair(Class<K> keyType, Class<V> valueType) {
        return this.<K, V>forName(valueType.getName());
    }

    @Override
    public <K, V> RegistrationSpec<K, V> forName(String name) {
        DefaultBatchLoaderRegistry single = new DefaultBatchLoaderRegistry();
        return new Registration<>(single.<K, V>forName(name), name, single);
    }

    @Override
    public boolean hasRegistrations() {
        return !loaders.isEmpty();
    }

    @Override
    public void registerDataLoaders(DataLoaderRegistry registry, GraphQLContext context) {
        loaders.values().forEach(loader -> loader.registerDataLoaders(registry, context));
    }

    /** Spring's own, which takes the place of the one before when it is complete. */
    private final class Registration<K, V> implements RegistrationSpec<K, V> {

        private final RegistrationSpec<K, V> spec;
        private final String name;
        private final DefaultBatchLoaderRegistry registry;

        Registration(RegistrationSpec<K, V> spec, String name, DefaultBatchLoaderRegistry registry) {
            this.spec = spec;
            this.name = name;
            this.registry = registry;
        }

        @Override
        public RegistrationSpec<K, V> withName(String other) {
            return new Registration<>(spec.withName(other), other, registry);
        }

        @Override
        public RegistrationSpec<K, V> withOptions(Consumer<DataLoaderOptions.Builder> options) {
            return new Registration<>(spec.withOptions(options), name, registry);
        }

        @Override
        public RegistrationSpec<K, V> withOptions(DataLoaderOptions options) {
            return new Registration<>(spec.withOptions(options), name, registry);
        }

        @Override
        public void registerBatchLoader(BiFunction<List<K>, BatchLoaderEnvironment, Flux<V>> loader) {
            spec.registerBatchLoader(loader);
            loaders.put(name, registry);
        }

        @Override
        public void registerMappedBatchLoader(BiFunction<Set<K>, BatchLoaderEnvironment, Mono<Map<K, V>>> loader) {
            spec.registerMappedBatchLoader(loader);
            loaders.put(name, registry);
        }
    }
}
