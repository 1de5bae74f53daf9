package dev.vitrina.cache.simulation;

import dev.vitrina.cache.simulation.SimulatedPostgres.PauseRow;
import dev.vitrina.cache.store.PauseStore;
import java.time.Duration;
import java.util.Optional;

/** The statements of {@code JdbcPauseStore}. */
record SimulatedPauses(SimulatedPostgres postgres, Link link, Witness witness) implements PauseStore {
    @Override
    public Optional<Pause> read(long tenant) {
        return link.read(() -> Optional.ofNullable(postgres.pauses.get(tenant)).map(postgres::pause));
    }

    @Override
    public Pause write(long tenant, String message, int attempt, Duration retryIn) {
        return link.write(() -> {
            PauseRow row = new PauseRow(message, attempt, postgres.in(retryIn));
            postgres.pauses.put(tenant, row);
            witness.paused(tenant);
            return postgres.pause(row);
        });
    }

    @Override
    public void clear(long tenant) {
        link.write(() -> Optional.ofNullable(postgres.pauses.remove(tenant)));
    }
}
