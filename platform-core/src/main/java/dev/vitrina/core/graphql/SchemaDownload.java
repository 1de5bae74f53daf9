package dev.vitrina.core.graphql;

import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.graphql.history.SchemaHistory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The schema in service, host and plugins together, for code generators. Who may have it is said by the security configuration. */
@RestController
class SchemaDownload {

    private static final MediaType GRAPHQL = new MediaType("application", "graphql", StandardCharsets.UTF_8);

    private final SchemaGenerations generations;
    private final SchemaHistory history;

    SchemaDownload(SchemaGenerations generations, SchemaHistory history) {
        this.generations = generations;
        this.history = history;
    }

    @GetMapping("/api/schema.graphqls")
    ResponseEntity<byte[]> schema() {
        return answer(generations.current().sdl(), "schema.graphqls");
    }

    /** As it was after some change of a plugin; see {@code Query.schemaSnapshots}. */
    @GetMapping("/api/schema/{id}.graphqls")
    ResponseEntity<byte[]> snapshot(@PathVariable long id) {
        return history
            .sdl(id)
            .map(sdl -> answer(sdl, "schema-" + id + ".graphqls"))
            .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> answer(String schema, String file) {
        byte[] sdl = schema.getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
            .contentType(GRAPHQL)
            .cacheControl(CacheControl.noCache().cachePrivate())
            .eTag(tag(sdl))
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
            .body(sdl);
    }

    private static String tag(byte[] sdl) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(sdl);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
