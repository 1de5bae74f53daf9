package dev.vitrina.core.plugin;

import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Where a host under test has its plugins, so that it meets those of no other. */
public final class PluginFolders {

    private PluginFolders() {}

    /** In a directory of the test's own. */
    public static void in(Path directory, DynamicPropertyRegistry properties) {
        properties.add("vitrina.plugins.directory", () -> directory.resolve("zips").toString());
        properties.add("vitrina.plugins.work", () -> directory.resolve("work").toString());
    }

    /** The same, and packages may be installed that nobody vouches for. */
    public static void trustingIn(Path directory, DynamicPropertyRegistry properties) {
        in(directory, properties);
        properties.add("vitrina.plugins.unsigned", () -> "true");
    }
}
