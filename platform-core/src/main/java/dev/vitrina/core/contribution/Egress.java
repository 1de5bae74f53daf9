package dev.vitrina.core.contribution;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** The hosts that a plugin's manifest declares: it may call no others through the gateway. */
public record Egress(Set<String> hosts) {
    public static final Egress NONE = new Egress(Set.of());

    public Egress {
        hosts = Set.copyOf(hosts);
    }

    public boolean allows(URI url) {
        String host = url.getHost();
        return host != null && hosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
