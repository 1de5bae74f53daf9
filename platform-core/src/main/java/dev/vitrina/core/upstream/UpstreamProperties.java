package dev.vitrina.core.upstream;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
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

    Optional<URI> baseUrl(String upstream) {
        return Optional.ofNullable(upstreams)
            .map(all -> all.get(upstream))
            .map(Location::baseUrl);
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
