package dev.vitrina.core.graphql;

import dev.vitrina.core.graphql.generation.SchemaGenerations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The schema in service, host and plugins together, for code generators. Who may have it is said by the security configuration. */
@RestController
class SchemaDownload {

    private static final MediaType GRAPHQL = new MediaType("application", "graphql", StandardCharsets.UTF_8);

    private final SchemaGenerations generations;

    SchemaDownload(SchemaGenerations generations) {
        this.generations = generations;
    }

    @GetMapping("/api/schema.graphqls")
    ResponseEntity<byte[]> schema() {
        byte[] sdl = generations.current().sdl().getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
            .contentType(GRAPHQL)
            .cacheControl(CacheControl.noCache().cachePrivate())
            .eTag(tag(sdl))
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"schema.graphqls\"")
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
