package dev.vitrina.spring.cache;

import dev.vitrina.postgres.TestServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Databases on one PostgreSQL for all tests of the module. */
final class Databases {

    private static final TestServer SERVER = TestServer.start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Databases() {}

    /** The name of an empty one. */
    static String create() {
        String name = "cache_" + COUNT.incrementAndGet();
        SERVER.createDatabase(name);
        return name;
    }

    /** What Spring Boot needs to know of it. */
    static String[] properties(String database) {
        return new String[] {
            "spring.datasource.url=" + SERVER.url(database),
            "spring.datasource.username=" + TestServer.OWNER,
            "spring.datasource.password=" + TestServer.OWNER_PASSWORD,
            "spring.datasource.hikari.maximum-pool-size=16",
            "spring.datasource.hikari.minimum-idle=1",
            "spring.datasource.hikari.connection-timeout=500",
        };
    }

    /** The first number of the first row. */
    static long number(String database, String sql) {
        return JdbcClient.create(SERVER.dataSource(database)).sql(sql).query(Long.class).single();
    }

    /** Cuts all connections and lets nobody in again. */
    static void close(String database) {
        SERVER.execute("postgres", "ALTER DATABASE " + database + " WITH ALLOW_CONNECTIONS false");
        SERVER.execute(
            "postgres",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'"
        );
    }
}
