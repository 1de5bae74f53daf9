package dev.vitrina.benchmarks.product;

import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.host.WbHost;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Properties that send the product's calls to a sandbox. */
public final class SandboxUpstreams {

    private SandboxUpstreams() {}

    public static Map<String, String> of(WbSandbox sandbox) {
        Map<String, String> properties = of(host -> sandbox.baseUrl(host).toString());
        properties.put("vitrina.browser.media-sources[0]", "http://127.0.0.1:" + sandbox.port());
        return properties;
    }

    /** With a base URL of the caller's choice, e.g. of a recorder before the sandbox. */
    public static Map<String, String> of(Function<WbHost, String> baseUrl) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (WbHost host : WbHost.values()) {
            properties.put("vitrina.upstreams." + host.prefix() + ".base-url", baseUrl.apply(host));
        }
        return properties;
    }
}
