package dev.vitrina.core.database;

import java.nio.file.Path;

/** Starts an embedded database, writes to it and waits to be killed. */
final class KilledHost {

    private KilledHost() {}

    public static void main(String[] args) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(args[0]), 0);
        EmbeddedDatabaseTest.write(database, "written by the killed host");
        System.out.println("written");
        Thread.currentThread().join();
    }
}
