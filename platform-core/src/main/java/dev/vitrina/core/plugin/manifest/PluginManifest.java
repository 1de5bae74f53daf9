package dev.vitrina.core.plugin.manifest;

import dev.vitrina.core.contribution.PluginQuotas.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's {@code plugin.yaml}, valid in itself.
 *
 * @param id            {@code [a-z][a-z0-9-]{1,30}}
 * @param version       a semantic version
 * @param api           the range of plugin-api versions it works with
 * @param description   by language: en, ru, zh
 * @param configuration the name of its {@code @Configuration} class
 * @param prefix        of its GraphQL types; null when it has no GraphQL
 * @param data          whether it has tables, and with them a schema of its own
 * @param egress        names of the hosts that it may call through the gateway, in lower case
 * @param quotas        less than what the host lets any plugin have; what is missing is the host's to say
 * @param extensions    of PostgreSQL that its tables need
 */
public record PluginManifest(
    String id,
    String version,
    String api,
    Map<String, String> description,
    String configuration,
    List<Dependency> dependencies,
    Set<Capability> capabilities,
    List<Permission> permissions,
    @Nullable String prefix,
    boolean data,
    List<String> extensions,
    Set<String> egress,
    Map<Kind, Long> quotas
) {
    public PluginManifest {
        description = Map.copyOf(description);
        dependencies = List.copyOf(dependencies);
        capabilities = Set.copyOf(capabilities);
        permissions = List.copyOf(permissions);
        extensions = List.copyOf(extensions);
        egress = Set.copyOf(egress);
        quotas = Map.copyOf(quotas);
    }

    /** The PostgreSQL schema of its tables. */
    public String databaseSchema() {
        return databaseSchema(id);
    }

    /** The PostgreSQL schema that belongs to the plugin of this id. */
    public static String databaseSchema(String id) {
        return "p_" + id.replace('-', '_');
    }

    /** Another plugin it needs, or uses when it is there. */
    public record Dependency(String id, String version, boolean optional) {}

    /** A permission it declares; an administrator always holds it. */
    public record Permission(String id, Map<String, String> description, Set<String> roles) {
        public Permission {
            description = Map.copyOf(description);
            roles = Set.copyOf(roles);
        }
    }

    /** What only some plugins may do. */
    public enum Capability {
        /** Connects and disconnects shops. */
        SHOPS,
    }
}
