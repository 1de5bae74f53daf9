package dev.vitrina.api.plugin;

import dev.vitrina.api.setting.SettingsView;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/**
 * A plugin's own view of the host; injectable in the plugin's context, beside the API services ({@code UpstreamGateway},
 * {@code UpstreamLocations}, {@code CachedUpstream}, {@code Mirrors}, {@code Jobs}, {@code ChangeSets}, {@code FileStore},
 * {@code Notifications}, {@code EventPublisher}, {@code ShopDirectory}, {@code JdbcClient} and {@code PlatformTransactionManager} on the plugin's own schema, {@code JsonMapper}, {@code SettingsView}, {@code Texts}).
 */
public interface PluginContext {
    String id();

    String version();

    Clock clock();

    /** What an operator can set, as {@code settings.schema.json} declares it; without that file there is none. */
    SettingsView settings();

    /** Virtual threads named after the plugin; shut down when it stops. */
    ExecutorService executor();
}
