package dev.vitrina.core.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobState;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.job.ActiveRun.Interruption;
import dev.vitrina.core.job.JobStore.Row;
import dev.vitrina.core.logging.LogTag;
import dev.vitrina.core.time.DatabaseTime;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionException;

/**
 * Runs one job when db-scheduler says so. db-scheduler sees to it that a job runs on one replica and is run again when that one
 * dies; the {@code attempt} in the job's row sees to it that a replica that only seemed dead can write nothing any more.
 */
final class JobRunner implements ExecutionHandler<Void> {

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    /** Read-only after a fail-over; a cached plan after a migration by another replica. */
    private static final Set<String> PASSING = Set.of("25006", "0A000");
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(5);

    private final JobStore store;
    private final JobCatalogue catalogue;
    private final RunningJobs running;
    private final JobSchedules schedules;
    private final DatabaseTime time;
    private final MeterRegistry meters;
    private final List<JobEndListener> listeners;

    JobRunner(
        JobStore store,
        JobCatalogue catalogue,
        RunningJobs running,
        JobSchedules schedules,
        DatabaseTime time,
        MeterRegistry meters,
        List<JobEndListener> listeners
    ) {
        this.store = store;
        this.catalogue = catalogue;
        this.running = running;
        this.schedules = schedules;
        this.time = time;
        this.meters = meters;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        UUID execution = UUID.fromString(instance.getId());
        Optional<Row> found = store.ofExecution(execution);
        if (found.isEmpty()) {
            return done();
        }
        if (found.get().cancelRequested() || JobFeed.ended(found.get().job().state())) {
            store.endCancelled(found.get().id());
            return done();
        }
        Optional<JobCatalogue.Entry> entry = catalogue.find(found.get().job().type());
        if (entry.isEmpty()) {
            // The plugin left between the pick and now; whoever has it picks the job.
            store.backToQueue(execution);
            return again(time.now());
        }
        Optional<Row> begun = store.begin(execution);
        if (begun.isEmpty()) {
            store.endCancelled(found.get().id());
            return done();
        }
        return run(new ActiveRun(begun.get(), entry.get()));
    }

    private CompletionHandler<Void> run(ActiveRun run) {
        running.add(run);
        if (!catalogue.isRegistered(run.entry())) {
            // Its plugin left, or was upgraded, between the look-up and now, and could not see this run.
            run.interrupt(ActiveRun.Interruption.STOPPING);
        }
        long start = System.nanoTime();
        try (
            var job = LogTag.put("job", run.jobId());
            var shop = LogTag.put("shop", run.shop() == null ? "-" : run.shop().toString());
            var plugin = LogTag.put("plugin", run.entry().plugin())
        ) {
            JobResult result = work(run);
            run.end();
            return settle(run, result);
        } finally {
            running.remove(run);
            meters
                .timer("vitrina.job.run", "type", run.definition().type(), "plugin", run.entry().plugin())
                .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    // A plugin's work may fail in any way, even with an Error; the job fails, the host goes on.
    private JobResult work(ActiveRun run) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(run.definition().work().getClass().getClassLoader());
        try {
            return run.definition().work().run(run);
        } catch (Throwable e) {
            return run.interruption() == Interruption.NONE ? gaveUp(run, e) : stopped(run, e);
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    /** An interruption takes a virtual thread's connections from it: what the work comes to then is no fault of anybody's. */
    private static JobResult stopped(ActiveRun run, Throwable end) {
        log.info("Job {} was stopped in its work: {}", run.jobId(), end.getClass().getName());
        return new JobResult.Cancelled();
    }

    private JobResult gaveUp(ActiveRun run, Throwable fault) {
        return switch (fault) {
            case DataAccessResourceFailureException _, TransientDataAccessException _, TransactionException _ -> later(
                run,
                fault
            );
            case UncategorizedSQLException e when isPassing(e.getSQLException()) -> later(run, e);
            default -> failed(run, fault);
        };
    }

    /** The database is away, or busy. Anything else of it is a fault of the job's, and would be the next time. */
    private JobResult later(ActiveRun run, Throwable away) {
        log.warn("Job {} ({}) lost the database and will go on", run.jobId(), run.definition().type(), away);
        Instant retryAt = time.now().plus(DATABASE_AWAY);
        return new JobResult.Waiting(
            new Problem(FailureKind.UNAVAILABLE, "The database could not be used", retryAt),
            retryAt
        );
    }

    private static boolean isPassing(@Nullable SQLException refused) {
        return refused != null && PASSING.contains(String.valueOf(refused.getSQLState()));
    }

    private static JobResult failed(ActiveRun run, Throwable fault) {
        log.error("Job {} ({}) failed", run.jobId(), run.definition().type(), fault);
        return new JobResult.Failed(
            new Problem(FailureKind.UNAVAILABLE, "The job failed inside Vitrina; its number is in the log", null)
        );
    }

    private CompletionHandler<Void> settle(ActiveRun run, JobResult result) {
        run.takeProgress().ifPresent(progress -> store.progress(run.id(), run.attempt(), progress));
        if (run.interruption() == Interruption.LOST) {
            log.warn("Job {} went on elsewhere; this run is dropped", run.jobId());
            return (complete, operations) -> {};
        }
        if (run.interruption() == Interruption.STOPPING && !(result instanceof JobResult.Succeeded)) {
            store.end(run.id(), run.attempt(), JobState.QUEUED, null, null);
            return again(time.now());
        }
        return switch (result) {
            case JobResult.Succeeded(String message) -> end(run, JobState.SUCCEEDED, message, null, false);
            case JobResult.Failed(Problem problem, boolean told) -> end(run, JobState.FAILED, null, problem, told);
            case JobResult.Cancelled() -> end(run, JobState.CANCELLED, null, null, false);
            case JobResult.Waiting(Problem problem, Instant retryAt) -> run.cancelled()
                ? end(run, JobState.CANCELLED, null, null, false)
                : suspend(run, problem, retryAt);
        };
    }

    private CompletionHandler<Void> suspend(ActiveRun run, Problem problem, Instant retryAt) {
        store.end(
            run.id(),
            run.attempt(),
            JobState.WAITING,
            null,
            new Problem(problem.kind(), problem.message(), retryAt)
        );
        count(run, JobState.WAITING);
        return again(retryAt);
    }

    private CompletionHandler<Void> end(
        ActiveRun run,
        JobState state,
        @Nullable String message,
        @Nullable Problem problem,
        boolean told
    ) {
        if (!store.end(run.id(), run.attempt(), state, message, problem)) {
            log.warn("Job {} is no longer this run's; its end is not noted", run.jobId());
            return (complete, operations) -> {};
        }
        count(run, state);
        schedules.ended(run.definition(), run.shop());
        tell(run, state, problem, told);
        return done();
    }

    /** The job has ended, whatever becomes of telling so. */
    private void tell(ActiveRun run, JobState state, @Nullable Problem problem, boolean told) {
        for (JobEndListener listener : listeners) {
            try {
                listener.ended(run.id(), run.definition().type(), run.shop(), state, problem, told);
            } catch (RuntimeException e) {
                log.warn("The end of job {} could not be told", run.jobId(), e);
            }
        }
    }

    private void count(ActiveRun run, JobState state) {
        meters
            .counter(
                "vitrina.job.ended",
                "type",
                run.definition().type(),
                "state",
                state.name().toLowerCase(Locale.ROOT)
            )
            .increment();
    }

    private static CompletionHandler<Void> done() {
        return (complete, operations) -> operations.remove();
    }

    private static CompletionHandler<Void> again(Instant at) {
        return (complete, operations) -> operations.reschedule(complete, at);
    }
}
