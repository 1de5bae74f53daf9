package dev.vitrina.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Connections of their own for those who work in one schema. Schema and role are settings with which the session begins: they cost
 * no round trip, {@code RESET ROLE} and {@code DISCARD ALL} go back to them, and the host's own statements never meet them.
 */
final class SchemaConnections {

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final String OPTIONS = "options";
    private static final Set<String> OURS = Set.of(OPTIONS, "currentSchema", "ApplicationName", "socketTimeout");

    private final DataSource host;
    private final SchemaRoles roles;

    /** @param host a HikariCP pool, whose settings the pools here take over */
    SchemaConnections(DataSource host, SchemaRoles roles) {
        this.host = host;
        this.roles = roles;
    }

    /**
     * A pool without a connection yet; whoever asks for it closes it.
     *
     * @param size     connections at most
     * @param settings further ones with which each session begins
     * @param driver   properties of the driver that differ from the host's
     */
    HikariDataSource open(String schema, int size, Map<String, String> settings, Map<String, String> driver) {
        HikariConfig config = copy();
        config.setPoolName("vitrina-" + schema);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setThreadFactory(SchemaConnections::thread);
        driver.forEach(config::addDataSourceProperty);
        String before = config.getDataSourceProperties().getProperty(OPTIONS, "");
        config.addDataSourceProperty(OPTIONS, (before + options(schema, settings)).strip());
        return new HikariDataSource(config);
    }

    private String options(String schema, Map<String, String> settings) {
        StringBuilder options = new StringBuilder(" -c search_path=" + schema + ",public");
        roles.of(schema).ifPresent(role -> options.append(" -c role=").append(role));
        settings.forEach((name, value) -> options.append(" -c ").append(name).append('=').append(value));
        return options.toString();
    }

    /** By hand, because {@link HikariDataSource#copyStateTo} shares the driver's properties: the host would get a plugin's role. */
    private HikariConfig copy() {
        try {
            HikariDataSource pool = host.unwrap(HikariDataSource.class);
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(plain(pool.getJdbcUrl()));
            config.setUsername(pool.getUsername());
            config.setPassword(pool.getPassword());
            config.setConnectionTimeout(pool.getConnectionTimeout());
            config.setValidationTimeout(pool.getValidationTimeout());
            config.setMaxLifetime(pool.getMaxLifetime());
            config.setConnectionInitSql(pool.getConnectionInitSql());
            config.setDataSourceProperties(pool.getDataSourceProperties());
            config.getDataSourceProperties().remove("currentSchema");
            config.addDataSourceProperty(OPTIONS, options(pool));
            return config;
        } catch (SQLException other) {
            throw new IllegalStateException("The host's pool is no HikariCP pool", other);
        }
    }

    /** Without what is set here: in the URL it would win over the properties of the driver (pgjdbc), and over schema and role. */
    private static String plain(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return url;
        }
        String kept = Arrays.stream(url.substring(query + 1).split("&"))
            .filter(parameter -> !OURS.contains(parameter.split("=", 2)[0]))
            .collect(Collectors.joining("&"));
        return url.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
    }

    /** The options of the host's sessions, wherever they are set. */
    private static String options(HikariDataSource pool) {
        String url = pool.getJdbcUrl();
        int query = url.indexOf('?');
        return Arrays.stream(url.substring(query + 1).split("&"))
            .filter(parameter -> query >= 0 && parameter.startsWith(OPTIONS + "="))
            .map(parameter -> URLDecoder.decode(parameter.substring(OPTIONS.length() + 1), StandardCharsets.UTF_8))
            .findFirst()
            .orElse(pool.getDataSourceProperties().getProperty(OPTIONS, ""));
    }

    /** Whoever opens a pool may carry a plugin's class loader, which its threads must not inherit. */
    private static Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("plugin-connections").unstarted(work);
        thread.setContextClassLoader(SchemaConnections.class.getClassLoader());
        return thread;
    }
}
