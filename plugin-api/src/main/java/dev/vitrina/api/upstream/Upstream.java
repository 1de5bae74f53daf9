package dev.vitrina.api.upstream;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A host of an upstream API. Declared as a bean; only declared hosts can be reached.
 *
 * @param name    for example {@code wb-content}; its base URL is {@code vitrina.upstreams.<name>.base-url}
 * @param baseUrl used when the configuration names none
 * @param credentialCheck a cheap method, of this upstream or another, that every valid credential may call. When a method of this upstream
 *                answers 401, the platform asks it before it takes the shop's credential for refused; null where a 401 can mean
 *                nothing else
 */
public record Upstream(String name, URI baseUrl, @Nullable Endpoint credentialCheck) {
    public Upstream(String name, URI baseUrl) {
        this(name, baseUrl, null);
    }
}
