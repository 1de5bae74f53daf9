package dev.vitrina.core.plugin.ui;

import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.plugin.change.PluginHost;
import dev.vitrina.core.security.Caller;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the dashboard loads of plugins. The list is for who is signed in; the files are code without data, which a browser's
 * {@code import} fetches without an access token.
 */
@RestController
class PluginUiController {

    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private final PluginHost host;
    private final SchemaGenerations generations;
    private final JsonMapper json;

    PluginUiController(PluginHost host, SchemaGenerations generations, JsonMapper json) {
        this.host = host;
        this.generations = generations;
        this.json = json;
    }

    /** @param generation of the schema, which moves with every change of a plugin */
    record UiManifest(long generation, List<ObjectNode> plugins) {}

    @GetMapping("/plugins/ui.json")
    ResponseEntity<UiManifest> manifest(@AuthenticationPrincipal @Nullable Caller caller) {
        if (caller == null) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        List<ObjectNode> plugins = host
            .serving()
            .stream()
            .map(plugin -> new PluginUi(plugin).manifest(json))
            .flatMap(Optional::stream)
            .toList();
        return ResponseEntity.ok()
            .cacheControl(CacheControl.noStore())
            .body(new UiManifest(generations.current().id(), plugins));
    }

    @GetMapping("/plugins/{id}/{version}/ui/{*file}")
    ResponseEntity<Resource> file(@PathVariable String id, @PathVariable String version, @PathVariable String file) {
        return host
            .serving(id)
            .map(PluginUi::new)
            .filter(ui -> ui.address().equals(version))
            .flatMap(ui -> find(ui, file))
            .map(PluginUiController::answer)
            .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static Optional<Path> find(PluginUi ui, String file) {
        try {
            return file.isEmpty() ? Optional.empty() : ui.file(file.substring(1)); // behind its slash
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<Resource> answer(Path file) {
        MediaType type = MediaTypeFactory.getMediaType(file.toString()).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return ResponseEntity.ok()
            .contentType(type)
            .cacheControl(CacheControl.maxAge(FOR_GOOD).cachePublic().immutable())
            .body(new FileSystemResource(file));
    }
}
