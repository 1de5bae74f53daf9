package dev.vitrina.core.upstream;

import java.net.URI;

/** What a base URL may look like. */
final class BaseUrls {

    private BaseUrls() {}

    static boolean usable(URI url) {
        return (
            ("https".equals(url.getScheme()) || "http".equals(url.getScheme())) &&
            url.getHost() != null &&
            url.getUserInfo() == null &&
            url.getQuery() == null &&
            url.getFragment() == null
        );
    }
}
