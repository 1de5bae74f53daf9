package dev.vitrina.core.plugin.manifest;

import dev.vitrina.core.contribution.PluginQuotas.Kind;
import dev.vitrina.core.plugin.manifest.PluginManifest.Capability;
import dev.vitrina.core.plugin.manifest.PluginManifest.Dependency;
import dev.vitrina.core.plugin.manifest.PluginManifest.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;
import org.semver4j.range.RangeListFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code plugin.yaml} and checks everything that can be checked without other plugins. */
public final class ManifestReader {

    public static final String FILE = "plugin.yaml";
    public static final Set<String> LANGUAGES = Set.of("en", "ru", "zh");
    private static final int MAX_BYTES = 64 << 10;
    private static final String HOST = "(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";
    private static final String ID = "[a-z][a-z0-9-]{1,30}";
    private static final Set<String> RESERVED = Set.of("host", "platform", "cache");
    private static final Set<String> MEMBERS = Set.of(
        "id",
        "version",
        "api",
        "description",
        "configuration",
        "dependencies",
        "capabilities",
        "permissions",
        "schema",
        "data",
        "extensions",
        "egress",
        "quotas"
    );

    private ManifestReader() {}

    /**
     * Reads the manifest of a plugin.
     *
     * @param directory holds {@link #FILE}
     * @throws ManifestException names every problem
     */
    public static PluginManifest read(Path directory) throws ManifestException {
        List<String> problems = new ArrayList<>();
        PluginManifest manifest = manifest(new YamlMap("", document(directory.resolve(FILE)), problems));
        if (!problems.isEmpty()) {
            throw new ManifestException(FILE + ": " + String.join("; ", problems));
        }
        return manifest;
    }

    private static @Nullable Object document(Path file) throws ManifestException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new ManifestException("There is no " + FILE);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new ManifestException(FILE + " is larger than 64 KB");
            }
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            return new Yaml(new SafeConstructor(options)).load(Files.readString(file));
        } catch (IOException | YAMLException | IllegalArgumentException unreadable) {
            throw new ManifestException(FILE + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static PluginManifest manifest(YamlMap root) {
        root.allowOnly(MEMBERS);
        String id = root.text("id", ID, "2 to 31 lower case letters, digits and hyphens, a letter first");
        if (RESERVED.contains(id)) {
            root.problem("id", "is `" + id + "`, which is the host's own");
        }
        return new PluginManifest(
            id,
            version(root),
            range(root, "api"),
            root.translations("description", LANGUAGES),
            root.text("configuration", "[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)+", "the full name of a class"),
            root.maps("dependencies").stream().map(ManifestReader::dependency).toList(),
            capabilities(root),
            root
                .maps("permissions")
                .stream()
                .map(item -> permission(id, item))
                .toList(),
            prefix(root),
            root.flag("data"),
            extensions(root),
            egress(root),
            quotas(root)
        );
    }

    private static String version(YamlMap root) {
        String version = root.text("version");
        if (!version.isEmpty() && !Semver.isValid(version)) {
            root.problem("version", "is `" + version + "`: a semantic version is like 1.2.3");
        }
        return version;
    }

    private static String range(YamlMap map, String name) {
        String range = map.text(name);
        // The library reads nonsense as an empty range; a range that no version is in helps nobody either.
        if (!range.isEmpty() && RangeListFactory.create(range).get().isEmpty()) {
            map.problem(name, "is `" + range + "`: a range is like \">=1.2.0 <2.0.0\"");
        }
        return range;
    }

    private static Dependency dependency(YamlMap map) {
        map.allowOnly(Set.of("id", "version", "optional"));
        return new Dependency(map.text("id", ID, "not a plugin's id"), range(map, "version"), map.flag("optional"));
    }

    private static Set<Capability> capabilities(YamlMap root) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        for (String name : root.texts("capabilities")) {
            try {
                capabilities.add(Capability.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                root.problem("capabilities", "holds `" + name + "`, which is unknown");
            }
        }
        return capabilities;
    }

    private static Permission permission(String plugin, YamlMap map) {
        map.allowOnly(Set.of("id", "description", "roles"));
        Set<String> roles = map.texts("roles").stream().collect(Collectors.toUnmodifiableSet());
        if (!Set.of("ADMIN", "MANAGER", "VIEWER").containsAll(roles)) {
            map.problem("roles", "may hold ADMIN, MANAGER and VIEWER");
        }
        String id = map.text("id", plugin + ":[a-z][a-z0-9-]{0,30}", "it is the plugin's id, a colon and a word");
        return new Permission(id, map.translations("description", LANGUAGES), roles);
    }

    private static List<String> extensions(YamlMap root) {
        List<String> extensions = root.texts("extensions");
        extensions
            .stream()
            .filter(name -> !name.matches("[a-z][a-z0-9_-]{0,62}"))
            .forEach(name -> root.problem("extensions", "holds `" + name + "`, which is no name of an extension"));
        return extensions;
    }

    private static Set<String> egress(YamlMap root) {
        Set<String> hosts = new LinkedHashSet<>();
        for (String host : root.texts("egress")) {
            if (!host.matches("(\\*\\.)?" + HOST)) {
                root.problem(
                    "egress",
                    "holds `" +
                    host +
                    "`: a host is like api.example.com or *.example.com, without scheme, port and path"
                );
            }
            hosts.add(host.toLowerCase(Locale.ROOT));
        }
        return hosts;
    }

    private static Map<Kind, Long> quotas(YamlMap root) {
        if (!root.has("quotas")) {
            return Map.of();
        }
        return ManifestQuotas.read(root.map("quotas"));
    }

    private static @Nullable String prefix(YamlMap root) {
        if (!root.has("schema")) {
            return null;
        }
        YamlMap schema = root.map("schema");
        schema.allowOnly(Set.of("prefix"));
        return schema.text("prefix", "[A-Z][A-Za-z0-9]{1,30}", "letters and digits, a capital letter first");
    }
}
