package dev.vitrina.core.plugin.loading;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.ClassLoadingStrategy.Source;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * A plugin's classes: {@link VisibleClasses} from the host and only from there, everything else from the plugin, then from the
 * plugins it depends on. (PF4J's own rule is plugin first for everything, and a bundled Spring class then meets the host's.)
 */
final class AllowListClassLoader extends PluginClassLoader {

    private static final ClassLoadingStrategy PLUGIN_THEN_DEPENDENCIES = new ClassLoadingStrategy(
        List.of(Source.PLUGIN, Source.DEPENDENCIES)
    );

    static {
        registerAsParallelCapable();
    }

    private final String id;

    AllowListClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader host) {
        super(manager, descriptor, host, PLUGIN_THEN_DEPENDENCIES);
        this.id = descriptor.getPluginId();
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
        return VisibleClasses.contains(className);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return VisibleClasses.containsResource(name) ? getParent().getResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (VisibleClasses.containsResource(name)) {
            URL found = getParent().getResource(name);
            return Collections.enumeration(found == null ? List.of() : List.of(found));
        }
        return super.getResources(name);
    }

    @Override
    public String getName() {
        return "plugin:" + id;
    }

    @Override
    public String toString() {
        return getName();
    }
}
