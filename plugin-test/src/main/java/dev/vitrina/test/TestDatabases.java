package dev.vitrina.test;

import dev.vitrina.postgres.TestServer;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for all tests of a module, with an empty database for each host. */
final class TestDatabases implements AutoCloseable {

    private final TestServer server = TestServer.start();
    private final AtomicInteger created = new AtomicInteger();

    TestDatabase create() {
        String name = "test_" + created.incrementAndGet();
        server.createDatabase(name);
        return new TestDatabase(server.url(name), TestServer.OWNER, TestServer.OWNER_PASSWORD);
    }

    @Override
    public void close() {
        server.close();
    }

    /** Where an empty database is. */
    record TestDatabase(String url, String username, String password) {}
}
