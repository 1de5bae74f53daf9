package dev.vitrina.core.upstream;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the declared upstreams really are.
 *
 * @param upstreams by the name a plugin declares, for example {@code vitrina.upstreams.wb-content.base-url}
 */
@ConfigurationProperties("vitrina")
public record UpstreamProperties(@Nullable Map<String, Location> upstreams) {
    public UpstreamProperties {
        upstreams = Map.copyOf(upstreams == null ? new HashMap<>() : upstreams);
        upstreams.forEach(UpstreamProperties::requireUsable);
    }

    /** Names are compared as Spring does: an environment variable can only say {@code WBCONTENT} for {@code wb-content}. */
    Optional<URI> baseUrl(String upstream) {
        return Objects.requireNonNullElse(upstreams, Map.<String, Location>of())
            .entrySet()
            .stream()
            .filter(entry -> plain(entry.getKey()).equals(plain(upstream)))
            .max(Comparator.comparing(entry -> entry.getKey().equals(upstream)))
            .map(entry -> entry.getValue().baseUrl());
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static void requireUsable(String name, Location location) {
        URI url = location.baseUrl();
        if (url != null && !BaseUrls.usable(url)) {
            throw new IllegalArgumentException(
                "vitrina.upstreams." + name + ".base-url must be an http or https URL without user, query and fragment"
            );
        }
    }

    /** @param baseUrl reached instead of the declared one; a private address is allowed here because someone chose it */
    public record Location(@Nullable URI baseUrl) {}
}
