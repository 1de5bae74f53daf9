package dev.vitrina.cache.jdbc;

import dev.vitrina.cache.CacheStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/** Runs SQL on connections of its own, never in a caller's transaction. */
public final class Database {

    /** How long reads leave a PostgreSQL alone that could not be reached. */
    private static final long PAUSE_NANOS = 500_000_000L;
    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 3;

    private final DataSource dataSource;
    private final LongSupplier nanoTime;
    private volatile boolean down;
    private volatile long downSince;

    public Database(DataSource dataSource, LongSupplier nanoTime) {
        this.dataSource = dataSource;
        this.nanoTime = nanoTime;
    }

    /**
     * One statement, tried a second time when the connection turns out to be dead (a restarted PostgreSQL leaves such
     * behind in pools). The work must be safe to repeat. Fails at once while PostgreSQL is known to be away. A virtual thread that is
     * interrupted loses its connection to that, which says nothing of PostgreSQL.
     */
    public <T> T read(SqlFunction<T> work) {
        if (down && nanoTime.getAsLong() - downSince < PAUSE_NANOS) {
            throw failed("PostgreSQL could not be reached a moment ago", new SQLException("paused"));
        }
        try {
            T result = once(work);
            down = false;
            return result;
        } catch (SQLException first) {
            if (!isConnectionFailure(first) || Thread.currentThread().isInterrupted()) {
                throw failed(first);
            }
        }
        try {
            T result = once(work);
            down = false;
            return result;
        } catch (SQLException second) {
            if (isConnectionFailure(second) && !Thread.currentThread().isInterrupted()) {
                downSince = nanoTime.getAsLong();
                down = true;
            }
            throw failed(second);
        }
    }

    /** One statement that commits by itself. Done anew like a {@link #transaction}. */
    public <T> T write(SqlFunction<T> work) {
        return beyondDeadlocks(() -> once(work));
    }

    /**
     * All or nothing, each statement seeing what was committed before it began (READ COMMITTED). Done anew when PostgreSQL chose it
     * to end a deadlock: nothing of it has happened then.
     */
    public <T> T transaction(SqlFunction<T> work) {
        return beyondDeadlocks(() -> inTransaction(work));
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws SQLException;
    }

    private static <T> T beyondDeadlocks(Attempt<T> attempt) {
        for (int made = 1; ; made++) {
            try {
                return attempt.make();
            } catch (SQLException e) {
                if (made == ATTEMPTS || !DEADLOCK.equals(e.getSQLState())) {
                    throw failed(e);
                }
            }
        }
    }

    private <T> T inTransaction(SqlFunction<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.apply(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            } finally {
                restore(connection, autoCommit);
            }
        }
    }

    /** A connection the caller keeps and closes. */
    public Connection connect() throws SQLException {
        return dataSource.getConnection();
    }

    private <T> T once(SqlFunction<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            T result = work.apply(connection);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return result;
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** A connection that is already broken cannot be restored, and its pool will see that too. */
    private static void restore(Connection connection, boolean autoCommit) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** What the engine makes of an exception of JDBC. */
    public static CacheStoreException failed(SQLException e) {
        return failed("The cache's PostgreSQL failed (SQL state " + e.getSQLState() + ")", e);
    }

    private static CacheStoreException failed(String message, SQLException e) {
        // 25006: it only reads for now, as the one that is to take over does.
        return new CacheStoreException(message, e, isConnectionFailure(e) || "25006".equals(e.getSQLState()));
    }

    /** Class 08 is the connection, 53 resources, 57P an administrator; pools time out without a state. */
    private static boolean isConnectionFailure(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
}
