package dev.vitrina.benchmarks.goals.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The engine's own rows, read by their primary key and nothing else: the least that a hit in PostgreSQL can cost. */
public final class RawPostgres {

    private static final String SELECT =
        "SELECT body FROM cache.entry WHERE tenant = ? AND key = ? AND policy_version = 1";

    private final DataSource dataSource;
    private final long tenant;
    private final List<Object> keys = new ArrayList<>();

    public RawPostgres(DataSource dataSource, long tenant) throws SQLException {
        this.dataSource = dataSource;
        this.tenant = tenant;
        try (
            Connection connection = dataSource.getConnection();
            PreparedStatement statement = connection.prepareStatement("SELECT key FROM cache.entry WHERE tenant = ?")
        ) {
            statement.setLong(1, tenant);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getObject(1));
                }
            }
        }
    }

    public byte[] select(int key) throws SQLException {
        try (
            Connection connection = dataSource.getConnection();
            PreparedStatement statement = connection.prepareStatement(SELECT)
        ) {
            statement.setLong(1, tenant);
            statement.setObject(2, keys.get(key));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no row");
                }
                return row.getBytes(1);
            }
        }
    }

    /** The floor of the protocol. */
    public int selectOne() throws SQLException {
        try (
            Connection connection = dataSource.getConnection();
            PreparedStatement statement = connection.prepareStatement("SELECT 1");
            ResultSet row = statement.executeQuery()
        ) {
            row.next();
            return row.getInt(1);
        }
    }
}
