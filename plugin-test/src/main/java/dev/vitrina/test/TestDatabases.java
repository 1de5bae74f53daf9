package dev.vitrina.test;

import dev.vitrina.core.database.EmbeddedDatabase;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for all tests of a module, with an empty database for each host. */
final class TestDatabases implements AutoCloseable {

    private final EmbeddedDatabase server = EmbeddedDatabase.temporary();
    private final AtomicInteger created = new AtomicInteger();

    TestDatabase create() {
        String url = server.createDatabase("test_" + created.incrementAndGet());
        return new TestDatabase(url, server.username(), server.password());
    }

    @Override
    public void close() {
        server.close();
    }

    /** Where an empty database is. */
    record TestDatabase(String url, String username, String password) {}
}
