package dev.vitrina.core.plugin.ui;

import dev.vitrina.core.plugin.store.PluginPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The folder {@code ui/} of a plugin's package. */
final class PluginUi {

    private static final Logger log = LoggerFactory.getLogger(PluginUi.class);
    private static final String MANIFEST = "manifest.json";
    private static final int MARK = 8;

    private final PluginPackage plugin;
    private final Path folder;

    PluginUi(PluginPackage plugin) {
        this.plugin = plugin;
        this.folder = plugin.resources().resolve("ui");
    }

    /**
     * The plugin's version with the beginning of its digest: an address holds one content for ever, also where the same version is
     * installed anew or built again.
     */
    String address() {
        return plugin.version() + "+" + plugin.digest().substring(0, MARK);
    }

    /** Its {@code ui/manifest.json} with the plugin's id and where its files are; empty when it has none, or none that can be read. */
    Optional<ObjectNode> manifest(JsonMapper json) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (json.readTree(Files.readString(file)) instanceof ObjectNode manifest) {
                return Optional.of(manifest.put("id", plugin.id()).put("version", address()));
            }
            log.warn("ui/{} of plugin {} is no JSON object", MANIFEST, plugin.id());
        } catch (IOException | JacksonException unreadable) {
            log.warn("ui/{} of plugin {} cannot be read", MANIFEST, plugin.id(), unreadable);
        }
        return Optional.empty();
    }

    /** A file of the folder; empty when there is none, or the name leads elsewhere. */
    Optional<Path> file(String name) {
        Path file = folder.resolve(name).normalize();
        boolean inside = file.startsWith(folder) && !file.equals(folder.resolve(MANIFEST));
        return inside && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
