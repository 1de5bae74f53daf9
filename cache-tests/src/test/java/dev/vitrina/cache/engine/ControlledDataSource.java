package dev.vitrina.cache.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source with control points: sees every round trip, can hold it, and can let it fail as a lost connection does. */
public final class ControlledDataSource {

    private final DataSource target;
    private final AtomicInteger roundTrips = new AtomicInteger();
    private volatile Point before = sql -> {};
    private volatile Point after = sql -> {};

    public ControlledDataSource(DataSource target) {
        this.target = target;
    }

    /** Called with the statement's text, or {@code COMMIT}. */
    @FunctionalInterface
    public interface Point {
        void reached(String sql) throws SQLException;
    }

    public DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments, call) ->
            method.equals("getConnection") ? connection((Connection) call.invoke()) : call.invoke()
        );
    }

    public void before(Point point) {
        before = point;
    }

    public void after(Point point) {
        after = point;
    }

    /** All but the polling of the invalidation log. */
    public int roundTrips() {
        return roundTrips.get();
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments, call) ->
            switch (method) {
                case "prepareStatement" -> statement((String) arguments[0], (PreparedStatement) call.invoke());
                case "commit" -> trip("COMMIT", call);
                default -> call.invoke();
            }
        );
    }

    private PreparedStatement statement(String sql, PreparedStatement statement) {
        return proxy(PreparedStatement.class, statement, (method, arguments, call) ->
            method.startsWith("execute") ? trip(sql, call) : call.invoke()
        );
    }

    private Object trip(String sql, Call call) throws Throwable {
        before.reached(sql);
        if (!sql.contains("invalidation_log") && !sql.contains("pg_snapshot_xmin")) {
            roundTrips.incrementAndGet();
        }
        Object result = call.invoke();
        after.reached(sql);
        return result;
    }

    private interface Call {
        Object invoke() throws Throwable;
    }

    private interface Around {
        Object apply(String method, Object[] arguments, Call call) throws Throwable;
    }

    private <T> T proxy(Class<T> type, Around around) {
        return proxy(type, target, around);
    }

    private static <T> T proxy(Class<T> type, Object delegate, Around around) {
        InvocationHandler handler = (ignored, method, arguments) ->
            around.apply(method.getName(), arguments, () -> {
                try {
                    return method.invoke(delegate, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
    }
}
