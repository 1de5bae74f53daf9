package dev.vitrina.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Connections of their own for those who work in one schema. Schema and role are settings with which the session begins: they cost
 * no round trip, {@code RESET ROLE} and {@code DISCARD ALL} go back to them, and the host's own statements never meet them.
 */
final class SchemaConnections {

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final String OPTIONS = "options";

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
            config.setJdbcUrl(pool.getJdbcUrl());
            config.setUsername(pool.getUsername());
            config.setPassword(pool.getPassword());
            config.setConnectionTimeout(pool.getConnectionTimeout());
            config.setValidationTimeout(pool.getValidationTimeout());
            config.setMaxLifetime(pool.getMaxLifetime());
            config.setConnectionInitSql(pool.getConnectionInitSql());
            config.setDataSourceProperties(pool.getDataSourceProperties());
            return config;
        } catch (SQLException other) {
            throw new IllegalStateException("The host's pool is no HikariCP pool", other);
        }
    }

    /** Whoever opens a pool may carry a plugin's class loader, which its threads must not inherit. */
    private static Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("plugin-connections").unstarted(work);
        thread.setContextClassLoader(SchemaConnections.class.getClassLoader());
        return thread;
    }
}
