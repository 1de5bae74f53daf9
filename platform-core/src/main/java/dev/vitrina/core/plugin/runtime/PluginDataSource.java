package dev.vitrina.core.plugin.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A plugin's own connections, which end with its context. */
final class PluginDataSource extends DelegatingDataSource implements AutoCloseable {

    private final Runnable end;

    PluginDataSource(DataSource connections, Runnable end) {
        super(connections);
        this.end = end;
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("A plugin has one user");
    }

    @Override
    public void close() {
        end.run();
    }
}
