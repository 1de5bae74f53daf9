package dev.vitrina.core.plugin.verify;

import dev.vitrina.core.plugin.manifest.ManifestException;
import dev.vitrina.core.plugin.manifest.ManifestReader;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All rules for a plugin's package. Thread-safe. */
public final class PluginVerification {

    private static final List<Check> CHECKS = List.of(
        new ConfigurationClassCheck(),
        new BundledClassesCheck(),
        new ForbiddenCodeCheck(),
        new SchemaCheck(),
        new ChangelogCheck(),
        new LanguagesCheck(),
        new SettingsCheck(),
        new UiAssetsCheck()
    );

    private PluginVerification() {}

    /**
     * Judges a plugin.
     *
     * @param resources holds {@code plugin.yaml}
     * @param classes   the same directory, or {@code classes/} below it
     * @param lib       jars the plugin brings along; need not exist
     * @return what its author has to change; empty when it may be packaged
     * @throws IOException when files cannot be read
     */
    public static List<Finding> findings(Path resources, Path classes, Path lib) throws IOException {
        PluginManifest manifest;
        try {
            manifest = ManifestReader.read(resources);
        } catch (ManifestException invalid) {
            String problem = String.valueOf(invalid.getMessage()).replaceFirst("^plugin\\.yaml: ", "");
            return List.of(new Finding(ManifestReader.FILE, problem, "See docs/plugin-guide.md"));
        }
        PluginFiles plugin = new PluginFiles(manifest, resources, classes, lib);
        List<Finding> findings = new ArrayList<>();
        for (Check check : CHECKS) {
            findings.addAll(check.findings(plugin));
        }
        return List.copyOf(findings);
    }
}
