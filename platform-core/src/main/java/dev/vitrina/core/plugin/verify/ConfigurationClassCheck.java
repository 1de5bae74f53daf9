package dev.vitrina.core.plugin.verify;

import dev.vitrina.core.plugin.manifest.ManifestReader;
import java.nio.file.Files;
import java.util.List;

/** The class the manifest names is there. */
final class ConfigurationClassCheck implements Check {

    @Override
    public List<Finding> findings(PluginFiles plugin) {
        String name = plugin.manifest().configuration();
        if (Files.isRegularFile(plugin.classes().resolve(name.replace('.', '/') + ".class"))) {
            return List.of();
        }
        String problem = "`configuration` names %s, which is not among the classes".formatted(name);
        return List.of(new Finding(ManifestReader.FILE, problem, "Name the plugin's @Configuration class"));
    }
}
