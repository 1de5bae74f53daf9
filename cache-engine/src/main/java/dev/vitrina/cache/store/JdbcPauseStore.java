package dev.vitrina.cache.store;

import dev.vitrina.cache.jdbc.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Table {@code cache.credential_pause}. */
public final class JdbcPauseStore implements PauseStore {

    private static final String READ = """
        SELECT message, attempt, retry_at, clock_timestamp() AS now FROM cache.credential_pause WHERE tenant = ?
        """;

    private static final String WRITE = """
        INSERT INTO cache.credential_pause AS p (tenant, message, attempt, retry_at)
        VALUES (?, ?, ?, clock_timestamp() + ? * interval '1 microsecond')
        ON CONFLICT (tenant) DO UPDATE
        SET message = excluded.message, attempt = excluded.attempt, retry_at = excluded.retry_at
        RETURNING message, attempt, retry_at, clock_timestamp() AS now
        """;

    private final Database database;

    public JdbcPauseStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Pause> read(long tenant) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setLong(1, tenant);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(pause(row)) : Optional.<Pause>empty();
                }
            }
        });
    }

    @Override
    public Pause write(long tenant, String message, int attempt, Duration retryIn) {
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
                statement.setLong(1, tenant);
                statement.setString(2, message);
                statement.setInt(3, attempt);
                statement.setLong(4, retryIn.toNanos() / 1_000);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return pause(row);
                }
            }
        });
    }

    @Override
    public void clear(long tenant) {
        database.write(connection -> {
            try (
                PreparedStatement statement = connection.prepareStatement(
                    "DELETE FROM cache.credential_pause WHERE tenant = ?"
                )
            ) {
                statement.setLong(1, tenant);
                return statement.executeUpdate();
            }
        });
    }

    private static Pause pause(ResultSet row) throws java.sql.SQLException {
        Instant retryAt = row.getObject("retry_at", OffsetDateTime.class).toInstant();
        Instant now = row.getObject("now", OffsetDateTime.class).toInstant();
        return new Pause(
            row.getString("message"),
            row.getInt("attempt"),
            retryAt,
            Duration.between(now, retryAt).toNanos()
        );
    }
}
