package dev.vitrina.core.plugin.runtime;

import graphql.schema.PropertyDataFetcher;
import java.util.ResourceBundle;
import org.springframework.beans.CachedIntrospectionResults;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ReflectionUtils;

/** Static caches of libraries that would keep the classes of a plugin that is gone (each measured: it kept every loader). */
final class LoaderTraces {

    private LoaderTraces() {}

    static void clear(ClassLoader loader) {
        PropertyDataFetcher.clearReflectionCache();
        CachedIntrospectionResults.clearClassLoader(loader);
        ResourceBundle.clearCache(loader);
        ReflectionUtils.clearCache();
        AnnotationUtils.clearCache();
        ResolvableType.clearCache();
    }
}
