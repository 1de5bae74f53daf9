package dev.vitrina.benchmarks.goals.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A table of bodies by key: the second level of the rivals, as anybody would write it. */
final class BodyTable {

    private final DataSource dataSource;
    private final String find;
    private final String put;
    private final String putIfAbsent;
    private final String remove;

    /** @param expiresAt in milliseconds since 1970, by the database's clock */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares rows.
    record Row(byte[] body, long expiresAt) {}

    BodyTable(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.find = "SELECT body, expires FROM " + table + " WHERE key = ? AND expires > now()";
        String insert =
            "INSERT INTO " +
            table +
            " AS t (key, body, expires) VALUES (?, ?, now() + ? * interval '1 millisecond') ON CONFLICT (key) DO UPDATE" +
            " SET body = excluded.body, expires = excluded.expires";
        this.put = insert;
        this.putIfAbsent = insert + " WHERE t.expires <= now()";
        this.remove = "DELETE FROM " + table + " WHERE key = ?";
    }

    @Nullable
    Row find(String key) {
        try (
            Connection connection = dataSource.getConnection();
            PreparedStatement statement = connection.prepareStatement(find)
        ) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                    ? new Row(row.getBytes(1), row.getObject(2, OffsetDateTime.class).toInstant().toEpochMilli())
                    : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void put(String key, byte[] body, long millis) {
        write(put, key, body, millis);
    }

    /** @return whether it was put */
    boolean putIfAbsent(String key, byte[] body, long millis) {
        return write(putIfAbsent, key, body, millis) > 0;
    }

    private int write(String sql, String key, byte[] body, long millis) {
        try (
            Connection connection = dataSource.getConnection();
            PreparedStatement statement = connection.prepareStatement(sql)
        ) {
            statement.setString(1, key);
            statement.setBytes(2, body);
            statement.setLong(3, millis);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean remove(String key) {
        try (
            Connection connection = dataSource.getConnection();
            PreparedStatement statement = connection.prepareStatement(remove)
        ) {
            statement.setString(1, key);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
