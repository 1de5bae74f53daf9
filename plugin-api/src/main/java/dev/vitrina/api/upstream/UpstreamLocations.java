package dev.vitrina.api.upstream;

import java.net.URI;

/**
 * Where upstreams really are, for addresses that a plugin gives to its users: a picture is fetched by the browser. Calls go through
 * {@link UpstreamGateway}, which knows by itself. Thread-safe.
 */
@FunctionalInterface
public interface UpstreamLocations {
    /** The base URL the operator configured ({@code vitrina.upstreams.<name>.base-url}), or else the declared one. */
    URI baseUrl(Upstream upstream);
}
