package dev.vitrina.core.plugin.store;

import java.nio.file.Path;

/** What the store found in one place. */
public sealed interface StoredPlugin {
    Path origin();

    record Usable(Path origin, PluginPackage content) implements StoredPlugin {}

    /**
     * Something that cannot be used.
     *
     * @param name   its id as far as it is known, else the name of the file or directory
     * @param reason in a sentence
     */
    record Broken(Path origin, String name, String reason) implements StoredPlugin {}
}
