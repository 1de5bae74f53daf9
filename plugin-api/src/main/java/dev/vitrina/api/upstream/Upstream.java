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
 * @param access  whether calls carry the shop's credential
 */
public record Upstream(String name, URI baseUrl, @Nullable Endpoint credentialCheck, Access access) {
    public Upstream(String name, URI baseUrl, @Nullable Endpoint credentialCheck) {
        this(name, baseUrl, credentialCheck, Access.BY_CREDENTIAL);
    }

    public Upstream(String name, URI baseUrl) {
        this(name, baseUrl, null);
    }

    /** A host that anybody may ask: no credential is ever sent to it, and none is needed. */
    public static Upstream open(String name, URI baseUrl) {
        return new Upstream(name, baseUrl, null, Access.OPEN);
    }

    /** How an upstream knows who calls. */
    public enum Access {
        /** Each call carries the credential of its shop, whose quota it spends. */
        BY_CREDENTIAL,
        /**
         * No call carries one. All shops spend one quota, as they come from one place; a refusal (401, 403) is
         * {@link Outcome.Rejected} and says nothing of anybody's credential.
         */
        OPEN,
    }
}
