package dev.vitrina.core.plugin.verify;

import dev.vitrina.core.plugin.loading.VisibleClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** A plugin brings no class that comes from the host: its own copy would never be loaded, and its resources would confuse. */
final class BundledClassesCheck implements Check {

    @Override
    public List<Finding> findings(PluginFiles plugin) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Path jar : plugin.jars()) {
            hostClass(jar).ifPresent(name ->
                findings.add(
                    new Finding(
                        plugin.name(jar),
                        "holds %s, which comes from the host".formatted(name),
                        "Give the dependency the scope `provided`, or exclude it from the one that brings it"
                    )
                )
            );
        }
        return findings;
    }

    private static Optional<String> hostClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file
                .stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .filter(VisibleClasses::contains)
                .findFirst();
        }
    }
}
