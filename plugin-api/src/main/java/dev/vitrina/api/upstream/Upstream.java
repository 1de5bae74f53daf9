package dev.vitrina.api.upstream;

import java.net.URI;

/**
 * A host of an upstream API. Declared as a bean; only declared hosts can be reached.
 *
 * @param name    for example {@code wb-content}; its base URL is {@code vitrina.upstreams.<name>.base-url}
 * @param baseUrl used when the configuration names none
 */
public record Upstream(String name, URI baseUrl) {}
