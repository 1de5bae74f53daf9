package dev.vitrina.core.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The worker that lets the dashboard be opened without a connection. Where that is not wanted, one that ends it in every browser
 * that had it: merely serving none would leave the old ones in charge.
 */
@RestController
class OfflineWorker {

    /** Tells the page, too: what it reads is kept only where it says "on". */
    static final String STATE = "Vitrina-Offline";

    private final boolean on;

    OfflineWorker(UiProperties ui) {
        on = ui.offline();
    }

    @GetMapping("/sw.js")
    ResponseEntity<Resource> worker() {
        Resource script = new ClassPathResource(on ? "static/sw.js" : "offline-off/sw.js");
        if (!script.exists()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
            .header(STATE, on ? "on" : "off")
            .cacheControl(CacheControl.noCache())
            .contentType(MediaType.parseMediaType("text/javascript"))
            .body(script);
    }

    /** How an installed dashboard is named and shown; Spring knows no media type for its file. */
    @GetMapping("/manifest-{language:en|ru|zh}.webmanifest")
    ResponseEntity<Resource> manifest(@PathVariable String language) {
        Resource manifest = new ClassPathResource("static/manifest-" + language + ".webmanifest");
        if (!manifest.exists()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
            .cacheControl(CacheControl.noCache())
            .contentType(MediaType.parseMediaType("application/manifest+json"))
            .body(manifest);
    }
}
