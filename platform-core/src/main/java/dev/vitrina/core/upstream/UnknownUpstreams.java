package dev.vitrina.core.upstream;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * What is configured under {@code vitrina.upstreams} and belongs to no upstream, seen as it is written: it binds to nothing, so
 * the calls it was meant for go to the real Wildberries. Asked anew each time, since plugins come and go.
 */
public final class UnknownUpstreams {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("vitrina.upstreams");

    private final Environment environment;
    private final DeclaredUpstreams declared;
    private final Set<String> simulated;

    UnknownUpstreams(Environment environment, DeclaredUpstreams declared, Set<String> simulated) {
        this.environment = environment;
        this.declared = declared;
        this.simulated = Set.copyOf(simulated);
    }

    /** The properties, in order. */
    public Set<String> properties() {
        Set<String> unknown = new TreeSet<>();
        Set<String> known = known();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource properties) {
                properties
                    .stream()
                    .filter(
                        name -> ROOT.isAncestorOf(name) && known.stream().noneMatch(upstream -> isOf(upstream, name))
                    )
                    .forEach(name -> unknown.add(name.toString()));
            }
        }
        return unknown;
    }

    /** The names that would have been understood, in order. */
    public Set<String> known() {
        Set<String> names = new TreeSet<>(simulated);
        names.addAll(declared.names());
        return names;
    }

    /** As Spring compares names: without regard to dashes and case. */
    private static boolean isOf(String upstream, ConfigurationPropertyName property) {
        return ConfigurationPropertyName.adapt(ROOT + "." + upstream + ".base-url", '.').equals(property);
    }
}
