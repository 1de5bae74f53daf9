package dev.vitrina.core.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** A replica in a process of its own that begins a job and never ends it; the test kills it. */
final class KilledWorker {

    private KilledWorker() {}

    public static void main(String[] args) throws InterruptedException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        JobReplica replica = new JobReplica(new HikariDataSource(config));
        replica.define(args[1], run -> {
            run.progress(7, 10L, 0, "half way");
            System.out.println("RUNNING");
            try {
                Thread.sleep(Duration.ofMinutes(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("should have been killed");
        });
        Thread.sleep(Duration.ofMinutes(5));
    }
}
