package dev.vitrina.app;

import dev.vitrina.core.upstream.SimulatedUpstreams;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.host.WbHost;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the sandbox before the host, which then finds it as the base URL of every upstream. A base URL that is configured
 * still wins.
 */
final class SandboxStarter implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        SandboxProperties properties = Binder.get(context.getEnvironment()).bindOrCreate(
            "vitrina.sandbox",
            SandboxProperties.class
        );
        if (!properties.enabled()) {
            return;
        }
        WbSandbox sandbox = WbSandbox.start(
            SandboxSettings.builder()
                .port(properties.port())
                .bindAddress(properties.bindAddress())
                .seed(properties.seed())
                .cards(properties.cards())
                .quotas(properties.quotas())
                .build()
        );
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        beans.registerSingleton("wbSandbox", sandbox);
        beans.registerDisposableBean("wbSandbox", sandbox::close);
        beans.registerSingleton("simulatedUpstreams", simulated());
        context.getEnvironment().getPropertySources().addLast(addresses(sandbox));
    }

    private static SimulatedUpstreams simulated() {
        return new SimulatedUpstreams(Arrays.stream(WbHost.values()).map(WbHost::prefix).collect(Collectors.toSet()));
    }

    private static MapPropertySource addresses(WbSandbox sandbox) {
        Map<String, Object> urls = new LinkedHashMap<>();
        for (WbHost host : WbHost.values()) {
            urls.put("vitrina.upstreams." + host.prefix() + ".base-url", sandbox.baseUrl(host).toString());
        }
        // The dashboard shows pictures straight from the CDN, and the simulated one has no HTTPS.
        urls.put("vitrina.browser.media-sources[0]", "http://127.0.0.1:" + sandbox.port());
        return new MapPropertySource("sandbox", urls);
    }
}
