package dev.vitrina.core.plugin.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The host's pool, seen from one plugin: its connections find unqualified names in the plugin's schema. PostgreSQL 18 reports
 * {@code search_path} to the client, so that a connection that is set already costs no round trip; nothing else in the host relies
 * on the path, so it is not put back.
 */
final class PluginDataSource extends DelegatingDataSource {

    private final String searchPath;

    /** @param schema of the plugin; {@code public} follows it, for extensions */
    PluginDataSource(DataSource pool, String schema) {
        super(pool);
        this.searchPath = schema + ", public";
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            if (!searchPath.equals(connection.unwrap(PGConnection.class).getParameterStatus("search_path"))) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set search_path to " + searchPath);
                }
            }
            return connection;
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("A plugin has one user");
    }
}
