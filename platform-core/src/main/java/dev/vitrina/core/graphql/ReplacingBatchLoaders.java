package dev.vitrina.core.graphql;

import graphql.GraphQLContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dataloader.DataLoaderRegistry;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;

/**
 * Batch loaders of one context. Spring's registry only grows, and its next request fails when a name comes twice; but each
 * composition asks the controllers anew. Here a name replaces the one before.
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
        loaders.put(name, single);
        return single.<K, V>forName(name);
    }

    @Override
    public boolean hasRegistrations() {
        return !loaders.isEmpty();
    }

    @Override
    public void registerDataLoaders(DataLoaderRegistry registry, GraphQLContext context) {
        loaders.values().forEach(loader -> loader.registerDataLoaders(registry, context));
    }
}
