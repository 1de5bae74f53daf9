package dev.vitrina.core.download;

import dev.vitrina.core.contribution.Egress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may be fetched of an address, by how it is written; where its name leads is looked at when it is resolved. */
sealed interface DownloadAddress {
    /**
     * @param configured by the operator, who may choose a private address
     * @param paced      all addresses with an equal one share a pace
     */
    record Allowed(URI url, boolean configured, String paced) implements DownloadAddress {}

    record Refused(String reason) implements DownloadAddress {}

    /** @param configured base URLs that the operator gave the plugin's upstreams */
    static DownloadAddress of(String address, Egress egress, List<URI> configured) {
        URI url;
        try {
            url = new URI(address);
        } catch (URISyntaxException unreadable) {
            return new Refused("It is no URL");
        }
        String host = url.getHost();
        if (host == null || !address.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return new Refused("It names no host");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return new Refused("It holds a user or a fragment");
        }
        if (!url.normalize().equals(url) || url.getRawPath().toLowerCase(Locale.ROOT).contains("%2e")) {
            return new Refused("Its path climbs");
        }
        Optional<URI> base = configured
            .stream()
            .filter(candidate -> isBelow(candidate, url))
            .findFirst();
        if (base.isPresent()) {
            return new Allowed(url, true, base.get().toString());
        }
        return egress
            .rule(host)
            .<DownloadAddress>map(rule -> declared(url, rule))
            .orElseGet(() -> new Refused("The manifest does not name " + host + " under `egress`"));
    }

    private static DownloadAddress declared(URI url, String rule) {
        if (!"https".equals(url.getScheme())) {
            return new Refused("It is not https");
        }
        return url.getPort() == -1 || url.getPort() == 443
            ? new Allowed(url, false, rule)
            : new Refused("Its port is not that of https");
    }

    private static boolean isBelow(URI base, URI url) {
        String folder = base.getRawPath().replaceFirst("/+$", "") + "/";
        return (
            base.getScheme().equals(url.getScheme()) &&
            base.getHost().equalsIgnoreCase(url.getHost()) &&
            base.getPort() == url.getPort() &&
            url.getRawPath().startsWith(folder)
        );
    }
}
