package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.jdbc.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Table {@code cache.invalidation_log} and the channel {@value #CHANNEL}. */
final class JdbcInvalidationLog implements InvalidationLog {

    static final String CHANNEL = "vitrina_cache";

    /** Between the keys of one notice. */
    static final String SEPARATOR = ",";

    /** A firewall may forget a connection and tell neither end. Whoever waited for ever would be deaf for good. */
    private static final int SILENCE_MILLIS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInvalidationLog.class);

    /** Not of the current life of the cluster: rows of a restored dump may carry transactions of the future. */
    private static final String READ = """
        SELECT l.seq, l.scope, l.hard
        FROM cache.invalidation_log l
        WHERE l.xid >= ?::text::xid8 AND l.xid < pg_snapshot_xmax(pg_current_snapshot())
        """;

    private static final String HORIZON = """
        SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, extract(epoch FROM clock_timestamp())::bigint
        """;

    /** Whatever else a later release may say does not concern this one. */
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Connection connection;
    private final @Nullable PGConnection notices;

    private JdbcInvalidationLog(Connection connection, @Nullable PGConnection notices) {
        this.connection = connection;
        this.notices = notices;
    }

    static JdbcInvalidationLog open(Database database) throws SQLException {
        Connection connection = database.connect();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
            return new JdbcInvalidationLog(connection, listen(connection));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Horizon horizon() {
        try (
            PreparedStatement statement = connection.prepareStatement(HORIZON);
            ResultSet row = statement.executeQuery()
        ) {
            row.next();
            return new Horizon(row.getLong(1), row.getLong(2));
        } catch (SQLException e) {
            throw Database.failed(e);
        }
    }

    @Override
    public List<Row> since(long transaction) {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, Long.toString(transaction));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getLong("seq"), row.getLong("scope"), row.getBoolean("hard")));
                }
            }
        } catch (SQLException e) {
            throw Database.failed(e);
        }
        return rows;
    }

    @Override
    public boolean listens() {
        return notices != null;
    }

    @Override
    public Set<UUID> awaitNotice(long nanos) {
        if (notices == null) {
            throw new IllegalStateException("This connection does not listen");
        }
        try {
            return ended(notices.getNotifications((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos))));
        } catch (SQLException e) {
            throw Database.failed(e);
        }
    }

    /** What {@link JdbcInvalidationStore#announce} said; a notice that says nothing is about invalidations. */
    private static Set<UUID> ended(PGNotification@Nullable [] heard) {
        if (heard == null) {
            return Set.of();
        }
        return Arrays.stream(heard)
            .map(PGNotification::getParameter)
            .filter(said -> !said.isEmpty())
            .flatMap(said -> Arrays.stream(said.split(SEPARATOR)))
            .filter(key -> KEY.matcher(key).matches())
            .map(UUID::fromString)
            .collect(Collectors.toSet());
    }

    /** Back to a pool it should not go listening. */
    @Override
    public void close() {
        try (connection) {
            if (notices != null && !connection.isClosed()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("UNLISTEN " + CHANNEL);
                }
            }
        } catch (SQLException e) {
            LOG.debug("The connection was lost already", e);
        }
    }

    private static @Nullable PGConnection listen(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            return null;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        return connection.unwrap(PGConnection.class);
    }
}
