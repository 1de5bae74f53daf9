package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Upstream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hosts and endpoints that plugins declare: whatever is not here cannot be reached. Thread-safe. */
public final class DeclaredUpstreams {

    /** Calls of open upstreams, whichever shop they are made for. */
    static final Credential NOBODY = new Credential("", "", "none");

    private final UpstreamProperties properties;
    private final Declarations<Upstream> upstreams = new Declarations<>("Upstream");
    private final Declarations<Endpoint> endpoints = new Declarations<>("Endpoint");

    public DeclaredUpstreams(UpstreamProperties properties) {
        this.properties = properties;
    }

    /** One that knows nothing yet, under the same settings: to try declarations on. */
    DeclaredUpstreams empty() {
        return new DeclaredUpstreams(properties);
    }

    /**
     * Declares a host.
     *
     * @param plugin whose it is; the same plugin may declare it anew
     * @return takes the declaration back, unless the plugin has declared it anew
     * @throws IllegalArgumentException when another plugin has the name, or the URL is not https
     */
    public Runnable declare(String plugin, Upstream upstream) {
        if (!BaseUrls.usable(upstream.baseUrl()) || !"https".equals(upstream.baseUrl().getScheme())) {
            throw new IllegalArgumentException(
                "The base URL of upstream " + upstream.name() + " must be https, without user, query and fragment"
            );
        }
        return upstreams.declare(plugin, upstream.name(), upstream);
    }

    /**
     * Makes an endpoint known by its id, so that its quota can be asked for before it is called.
     *
     * @param plugin whose it is; the same plugin may declare it anew
     * @return takes the declaration back, unless the plugin has declared it anew
     * @throws IllegalArgumentException when another plugin has the id
     */
    public Runnable declare(String plugin, Endpoint endpoint) {
        return endpoints.declare(plugin, endpoint.id(), endpoint);
    }

    Set<String> names() {
        return upstreams.names();
    }

    Optional<Endpoint> endpoint(String id) {
        return endpoints.find(id);
    }

    /** The plugin that declares an endpoint. */
    Optional<String> owner(Endpoint endpoint) {
        return endpoints.owner(endpoint.id());
    }

    /** The plugin that declares an upstream. */
    Optional<String> ownerOf(String upstream) {
        return upstreams.owner(upstream);
    }

    /** Where an upstream is by its declaration, wherever the operator says it is. */
    Optional<URI> declaredUrl(String upstream) {
        return upstreams.find(upstream).map(Upstream::baseUrl);
    }

    /** Where the operator says that upstreams of a plugin are; those that are where they declare to be are not among them. */
    public List<URI> configuredUrls(String plugin) {
        return upstreams
            .names()
            .stream()
            .filter(name -> ownerOf(name).filter(plugin::equals).isPresent())
            .flatMap(name -> properties.baseUrl(name).stream())
            .toList();
    }

    /** Whether an upstream is called without a credential; false for one that is not declared. */
    boolean isOpen(String upstream) {
        return upstreams
            .find(upstream)
            .filter(declared -> declared.access() == Upstream.Access.OPEN)
            .isPresent();
    }

    /** Whose quota a call spends: that of the credential, or everybody's where none is sent. */
    Credential asking(Endpoint endpoint, Credential own) {
        return isOpen(endpoint.upstream()) ? NOBODY : own;
    }

    List<Endpoint> endpoints() {
        return endpoints.all();
    }

    /** What tells whether a credential is good at all; empty when the upstream is not declared or declares none. */
    Optional<Endpoint> credentialCheck(String upstream) {
        return upstreams.find(upstream).map(Upstream::credentialCheck);
    }

    Optional<Target> target(String upstream) {
        return upstreams
            .find(upstream)
            .map(declared ->
                properties
                    .baseUrl(upstream)
                    .map(url -> new Target(upstream, url, true, isOpen(upstream)))
                    .orElseGet(() -> new Target(upstream, declared.baseUrl(), false, isOpen(upstream)))
            );
    }

    /**
     * A host as it is reached.
     *
     * @param configured by the operator, who may choose a private address
     * @param open       called without a credential
     */
    record Target(String upstream, URI baseUrl, boolean configured, boolean open) {}
}
