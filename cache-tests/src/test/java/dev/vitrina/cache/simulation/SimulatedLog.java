package dev.vitrina.cache.simulation;

import dev.vitrina.cache.invalidation.InvalidationLog;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The queries of {@code JdbcInvalidationLog}.
 *
 * @param from rows of older transactions are not told; 0 in a faithful one
 * @param ear  waits for the bell
 */
record SimulatedLog(SimulatedPostgres postgres, Link link, long from, Ear ear) implements InvalidationLog {
    /** The listening side of the connection. */
    interface Ear {
        /** @return which loads ended, as far as was told */
        Set<UUID> await(long nanos);

        void close();
    }

    @Override
    public Horizon horizon() {
        return link.write(() -> new Horizon(postgres.snapshot().min(), postgres.clock().getEpochSecond()));
    }

    @Override
    public List<Row> since(long transaction) {
        return link.write(() ->
            postgres.log
                .tailMap(Math.max(from, transaction))
                .values()
                .stream()
                .flatMap(List::stream)
                .map(row -> new Row(row.seq(), row.scope(), row.hard()))
                .toList()
        );
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public Set<UUID> awaitNotice(long nanos) {
        return ear.await(nanos);
    }

    @Override
    public void close() {
        ear.close();
    }
}
