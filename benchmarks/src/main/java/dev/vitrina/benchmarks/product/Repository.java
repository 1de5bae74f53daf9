package dev.vitrina.benchmarks.product;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the parts of the product lie in a built checkout. */
public record Repository(Path root) {
    /** The first-party plugins, in the order they are started in. */
    public static final List<String> PLUGINS = List.of("wb-tokens", "wb-products", "wb-media", "wb-pricing");

    /** The checkout that holds the working directory. */
    public static Repository here() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("platform-core")) || !Files.exists(directory.resolve("LICENSE"))) {
            Path parent = directory.getParent();
            if (parent == null) {
                throw new IllegalStateException("run this inside a checkout of Vitrina");
            }
            directory = parent;
        }
        return new Repository(directory);
    }

    /** The application as {@code mvn package} leaves it, or the jar that {@code vitrina.jar} names. */
    public Path jar() {
        Path jar = root.resolve(System.getProperty("vitrina.jar", "app/target/vitrina.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException("there is no " + jar + ": run mvn package first");
        }
        return jar;
    }

    /** Properties that make the product take the plugins from their build directories. */
    public Map<String, String> developmentPlugins() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String plugin : PLUGINS) {
            properties.put(
                "vitrina.plugins.development[" + properties.size() + "]",
                root.resolve("plugins").resolve(plugin).toString()
            );
        }
        return properties;
    }
}
