package dev.vitrina.benchmarks.goals;

import dev.vitrina.benchmarks.goals.contender.Setting;
import dev.vitrina.benchmarks.goals.measure.Server;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where goals are measured.
 *
 * @param quick   whether this is only a trial: less of everything
 * @param tenants hands out tenants, so that goals do not meet each other's entries
 */
record Lab(Server server, boolean quick, AtomicLong tenants) {
    Setting setting() {
        return Setting.on(server);
    }

    /** How much of something: all of it, or little in a trial. */
    int amount(int full, int trial) {
        return quick ? trial : full;
    }

    long tenant() {
        return tenants.incrementAndGet();
    }
}
