package dev.vitrina.cache.simulation;

import java.util.function.Supplier;

/** How a replica reaches {@link SimulatedPostgres}: what a round trip takes, and whether it comes back. */
interface Link {
    /** The database side at once, on a connection that never breaks. */
    Link DIRECT = new Link() {
        @Override
        public <T> T write(Supplier<T> statement) {
            return statement.get();
        }

        @Override
        public <T> T read(Supplier<T> statement) {
            return statement.get();
        }

        @Override
        public void awaitLock(Object row) {}
    };

    /** A round trip that is not repeated when it fails. Throws {@link dev.vitrina.cache.CacheStoreException}. */
    <T> T write(Supplier<T> statement);

    /** A round trip that may be repeated, and fails at once while the database is known to be away. */
    <T> T read(Supplier<T> statement);

    /** Inside of a statement: time passes, and somebody else may hold the row. Throws when the connection breaks meanwhile. */
    void awaitLock(Object row);
}
