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
        ResourceBundle.clearCache(loader);
        ReflectionUtils.clearCache();
        AnnotationUtils.clearCache();
        ResolvableType.clearCache();
        // Of every class, not only the plugin's: Spring takes equal generic types (List<String>) for one, so that what it knows of a
        // class of the host may hold the plugin's method where it met that type first. After the types, which it would take again.
        CachedIntrospectionResults.clearClassLoader(null);
    }
}
