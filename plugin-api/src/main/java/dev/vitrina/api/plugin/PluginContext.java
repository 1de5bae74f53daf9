package dev.vitrina.api.plugin;

import java.time.Clock;
import java.util.concurrent.ExecutorService;

/**
 * A plugin's own view of the host; injectable in the plugin's context, beside the API services ({@code UpstreamGateway},
 * {@code UpstreamLocations}, {@code CachedUpstream}, {@code Mirrors}, {@code Jobs}, {@code EventPublisher}, {@code ShopDirectory}, {@code JdbcClient} and
 * {@code PlatformTransactionManager} on the plugin's own schema, {@code JsonMapper}).
 */
public interface PluginContext {
    String id();

    String version();

    Clock clock();

    /** Virtual threads named after the plugin; shut down when it stops. */
    ExecutorService executor();
}
