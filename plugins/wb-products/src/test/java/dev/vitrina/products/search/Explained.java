package dev.vitrina.products.search;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Asks PostgreSQL for the plan of each statement, with its own parameters, before running it. */
final class Explained extends DelegatingDataSource {

    /** A statement and how PostgreSQL means to answer it. */
    record Plan(String sql, String plan) {}

    private final List<Plan> plans = new ArrayList<>();

    Explained(DataSource target) {
        super(target);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(this);
    }

    /** Since the last time. */
    List<Plan> plans() {
        List<Plan> taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] { Connection.class },
            (proxy, method, arguments) -> {
                Object result = call(method, connection, arguments);
                return result instanceof PreparedStatement real && arguments[0] instanceof String sql
                    ? statement(real, connection.prepareStatement("EXPLAIN " + sql), sql)
                    : result;
            }
        );
    }

    private PreparedStatement statement(PreparedStatement real, PreparedStatement explained, String sql) {
        return (PreparedStatement) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] { PreparedStatement.class },
            (proxy, method, arguments) -> {
                if (method.getName().startsWith("set") && arguments.length > 1) {
                    call(method, explained, arguments);
                } else if (method.getName().equals("executeQuery")) {
                    plans.add(new Plan(sql, plan(explained)));
                } else if (method.getName().equals("close")) {
                    explained.close();
                }
                return call(method, real, arguments);
            }
        );
    }

    private static String plan(PreparedStatement explained) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet row = explained.executeQuery()) {
            while (row.next()) {
                plan.append(row.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
