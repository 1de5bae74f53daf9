package dev.vitrina.media;

import dev.vitrina.api.upstream.Upstream;
import java.net.URI;

/**
 * The hosts of WB's public CDN. They are {@code basket-NN.wbbasket.ru} and {@code videonme-basket-NN.wbbasket.ru}; below a base URL of
 * the operator's, the sandbox for example, the same names are the first part of the path.
 */
record Cdn(URI base) {
    static final Upstream UPSTREAM = new Upstream("wb-media", URI.create("https://wbbasket.ru"));

    String host(String name) {
        return base.equals(UPSTREAM.baseUrl())
            ? "https://" + name + "." + base.getHost()
            : base.toString().replaceFirst("/+$", "") + "/" + name;
    }
}
