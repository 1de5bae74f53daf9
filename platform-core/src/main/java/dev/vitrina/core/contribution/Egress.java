package dev.vitrina.core.contribution;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The hosts that a plugin's manifest declares: it may call no others through the gateway, and fetch no file of others.
 *
 * @param hosts names in lower case; {@code *.example.org} is every host below {@code example.org}
 */
public record Egress(Set<String> hosts) {
    public static final Egress NONE = new Egress(Set.of());

    public Egress {
        hosts = Set.copyOf(hosts);
    }

    public boolean allows(URI url) {
        String host = url.getHost();
        return host != null && rule(host).isPresent();
    }

    /** What the manifest names that a host is, or is below. */
    public Optional<String> rule(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.contains(name)
            ? Optional.of(name)
            : hosts
                .stream()
                .filter(rule -> rule.startsWith("*.") && name.endsWith(rule.substring(1)))
                .findFirst();
    }
}
