package dev.vitrina.core.job;

import dev.vitrina.core.job.ActiveRun.Interruption;
import dev.vitrina.core.job.JobStore.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The runs under way on this replica. On each tick their progress is written, and the database says which of them someone wants to
 * cancel and which belong to another replica by now (this one was silent for too long).
 */
final class RunningJobs {

    private static final Logger log = LoggerFactory.getLogger(RunningJobs.class);

    private final JobStore store;
    private final ConcurrentMap<UUID, ActiveRun> runs = new ConcurrentHashMap<>();

    RunningJobs(JobStore store) {
        this.store = store;
    }

    void add(ActiveRun run) {
        runs.put(run.id(), run);
    }

    void remove(ActiveRun run) {
        runs.remove(run.id(), run);
    }

    int count() {
        return runs.size();
    }

    void cancel(UUID id) {
        ActiveRun run = runs.get(id);
        if (run != null) {
            run.cancel();
        }
    }

    /** Interrupts and waits for nothing: each run goes back to the queue when its work returns. */
    void interruptAll(Predicate<ActiveRun> which) {
        runs
            .values()
            .stream()
            .filter(which)
            .forEach(run -> run.interrupt(Interruption.STOPPING));
    }

    /** @return whether all ended in time */
    boolean awaitEnd(Predicate<ActiveRun> which, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (runs.values().stream().anyMatch(which)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(Duration.ofMillis(20));
        }
        return true;
    }

    void tick() {
        // Those that begin meanwhile are for the next tick: of them the database has not been asked, or before they began.
        List<ActiveRun> asked = List.copyOf(runs.values());
        if (asked.isEmpty()) {
            return;
        }
        try {
            asked.forEach(run ->
                run.takeProgress().ifPresent(progress -> store.progress(run.id(), run.attempt(), progress))
            );
            Map<UUID, Row> rows = store
                .find(asked.stream().map(ActiveRun::id).toList())
                .stream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
            asked.forEach(run -> compare(run, rows.get(run.id())));
        } catch (DataAccessException e) {
            log.warn("The state of running jobs cannot be read: {}", e.getClass().getSimpleName());
        }
    }

    private static void compare(ActiveRun run, @Nullable Row row) {
        if (row == null || row.attempt() != run.attempt()) {
            run.interrupt(Interruption.LOST);
        } else if (row.cancelRequested()) {
            run.cancel();
        }
    }
}
