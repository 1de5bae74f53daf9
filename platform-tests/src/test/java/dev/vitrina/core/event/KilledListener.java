package dev.vitrina.core.event;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** A replica in a process of its own that takes a fact and never finishes with it; the test kills it. */
final class KilledListener {

    private KilledListener() {}

    public static void main(String[] args) throws InterruptedException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        EventReplica replica = new EventReplica(new HikariDataSource(config));
        replica.listeners.register(
            args[1],
            new EventTest.Listener(event -> {
                System.out.println("TAKEN");
                try {
                    Thread.sleep(Duration.ofMinutes(5));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            })
        );
        Thread.sleep(Duration.ofMinutes(5));
    }
}
