package dev.vitrina.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.slf4j.MDC;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The SQL that each request made a host send. It goes by the request's id in the log context, which follows a request to the
 * threads of plugins; work that no request waits for has none and is not noted.
 */
final class StatementLog implements BeanPostProcessor {

    /** Sets up a connection of the pool for a plugin: how often depends on who had the connection before. */
    private static final String SETUP = "set search_path";

    private final Map<String, List<String>> statements = new ConcurrentHashMap<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
            ? ProxyDataSourceBuilder.create(source).listener(new Listener()).build()
            : bean;
    }

    /** Those of a request in the order they were sent; a batch is one. */
    List<String> of(String requestId) {
        return List.copyOf(statements.getOrDefault(requestId, List.of()));
    }

    private void note(List<QueryInfo> queries) {
        String request = MDC.get("requestId");
        if (request == null || queries.isEmpty() || queries.getFirst().getQuery().startsWith(SETUP)) {
            return;
        }
        statements.computeIfAbsent(request, id -> new CopyOnWriteArrayList<>()).add(queries.getFirst().getQuery());
    }

    private final class Listener implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            note(queries);
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}
    }
}
