package dev.vitrina.core.request;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a browser may do with the dashboard.
 *
 * @param mediaSources from where it may load pictures and video beside HTTPS, for example the sandbox's CDN
 * @param videoSources from where the player may read the playlists and parts of videos, beside those
 */
@Validated
@ConfigurationProperties("vitrina.browser")
record BrowserPolicy(
    @DefaultValue({})
    List<
        @Pattern(regexp = "https?://[^\\s;,'\"]+", message = "must be an origin such as http://127.0.0.1:8081") String
    > mediaSources,
    @DefaultValue("https://*.wbbasket.ru")
    List<
        @Pattern(regexp = "https?://[^\\s;,'\"]+", message = "must be an origin such as https://*.wbbasket.ru") String
    > videoSources
) {
    /** Of the import map in the dashboard's index.html, which cannot stand in a file of its own; web-ui's tests compare the two. */
    static final String IMPORT_MAP = "sha256-Kv3EFoHfWLyPvvXkhPCjmKLDFPy8A5DAambMXRC4Cuw=";

    static final String PERMISSIONS =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    String contentSecurityPolicy() {
        String media = "https: " + String.join(" ", mediaSources);
        String video = String.join(" ", mediaSources) + " " + String.join(" ", videoSources);
        return String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' '" + IMPORT_MAP + "'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob: " + media.strip(),
            "media-src 'self' data: blob: " + media.strip(),
            "connect-src 'self' " + video.strip(),
            "worker-src 'self' blob:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'"
        );
    }
}
