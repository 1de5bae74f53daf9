package dev.vitrina.benchmarks.goals.contender;

import dev.vitrina.benchmarks.goals.measure.Server;
import java.time.Duration;

/**
 * Where replicas run.
 *
 * @param port        of PostgreSQL, or of a wire to it
 * @param connections of each replica, beside the one that a contender keeps to hear notices
 * @param fresh       how long values are fresh
 * @param memoryBytes how much each replica may hold in memory
 */
public record Setting(int port, int connections, Duration fresh, long memoryBytes) {
    public static Setting on(Server server) {
        return new Setting(server.port(), 8, Duration.ofHours(1), 64L << 20);
    }

    public Setting at(int otherPort) {
        return new Setting(otherPort, connections, fresh, memoryBytes);
    }

    public Setting withConnections(int other) {
        return new Setting(port, other, fresh, memoryBytes);
    }

    public Setting withMemory(long other) {
        return new Setting(port, connections, fresh, other);
    }
}
