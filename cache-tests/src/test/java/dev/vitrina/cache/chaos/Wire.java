package dev.vitrina.cache.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Notes how long each thread waits for the database, and when that last failed. */
final class Wire {

    /** As in {@code Database}: how long reads leave a PostgreSQL alone that could not be reached. */
    private static final long READ_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final DataSource pool;
    private final boolean forgetful;
    private final ThreadLocal<long[]> waited = ThreadLocal.withInitial(() -> new long[1]);
    private volatile long lastFailure = Long.MIN_VALUE;

    /** @param forgetful a flaw: a connection tells only of invalidations that were logged since it was made */
    Wire(DataSource pool, boolean forgetful) {
        this.pool = pool;
        this.forgetful = forgetful;
    }

    @FunctionalInterface
    private interface Around {
        Object apply(String method, Object[] arguments, Call call) throws Throwable;
    }

    @FunctionalInterface
    private interface Call {
        Object make(Object... arguments) throws Throwable;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, pool, (method, arguments, call) ->
            method.equals("getConnection")
                ? connection((Connection) trip(call, arguments), Instant.now())
                : call.make(arguments)
        );
    }

    /** For how many nanoseconds this thread has waited so far. */
    long waited() {
        return waited.get()[0];
    }

    /** By {@link System#nanoTime()}; until then the engine may take the database for lost. */
    long lastFailure() {
        long last = lastFailure;
        return last == Long.MIN_VALUE ? last : last + READ_PAUSE;
    }

    private Connection connection(Connection connection, Instant made) {
        return proxy(Connection.class, connection, (method, arguments, call) ->
            switch (method) {
                case "prepareStatement" -> {
                    String sql = (String) arguments[0];
                    boolean log = sql.contains("invalidation_log l");
                    String flawed = forgetful && log ? sql + " AND l.at >= '" + made + "'" : sql;
                    PreparedStatement statement = (PreparedStatement) call.make(flawed);
                    yield log || sql.contains("pg_snapshot_xmin") ? statement : statement(statement);
                }
                case "commit" -> trip(call, arguments);
                default -> call.make(arguments);
            }
        );
    }

    private PreparedStatement statement(PreparedStatement statement) {
        return proxy(PreparedStatement.class, statement, (method, arguments, call) ->
            method.startsWith("execute") ? trip(call, arguments) : call.make(arguments)
        );
    }

    private Object trip(Call call, Object[] arguments) throws Throwable {
        long began = System.nanoTime();
        try {
            return call.make(arguments);
        } catch (SQLException e) {
            lastFailure = System.nanoTime();
            throw e;
        } finally {
            waited.get()[0] += System.nanoTime() - began;
        }
    }

    private static <T> T proxy(Class<T> type, Object target, Around around) {
        return type.cast(
            Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (ignored, method, arguments) ->
                around.apply(method.getName(), arguments == null ? new Object[0] : arguments, others -> {
                    try {
                        return method.invoke(target, others);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })
            )
        );
    }
}
