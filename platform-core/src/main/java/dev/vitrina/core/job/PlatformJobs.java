package dev.vitrina.core.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.job.JobStore.Row;
import dev.vitrina.core.time.DatabaseTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts, finds, cancels and repeats jobs. A job's row and its execution are written in one transaction, so neither exists without
 * the other. That transaction is the host's own: a plugin's transaction has no part in it.
 */
final class PlatformJobs implements Jobs, ExclusiveJobs {

    static final String TASK = "job";
    /** Somebody waits for it, or something happened: it comes before what is due by a schedule when all threads are busy. */
    private static final int ASKED_FOR = 70;
    private static final int DUE = 30;

    private final JobStore store;
    private final JobQuotas quotas;
    private final SchedulerClient scheduler;
    private final RunningJobs running;
    private final TransactionTemplate transaction;
    private final DatabaseTime time;
    private final Supplier<UUID> ids;
    private final Runnable wakeUp;

    PlatformJobs(
        JobStore store,
        JobQuotas quotas,
        SchedulerClient scheduler,
        RunningJobs running,
        TransactionTemplate transaction,
        DatabaseTime time,
        Supplier<UUID> ids,
        Runnable wakeUp
    ) {
        this.store = store;
        this.quotas = quotas;
        this.scheduler = scheduler;
        this.running = running;
        this.transaction = transaction;
        this.time = time;
        this.ids = ids;
        this.wakeUp = wakeUp;
    }

    @Override
    public Job start(String type, @Nullable ShopId shop, String input) {
        while (true) {
            Optional<Job> job = startUnlessActive(type, shop, input).or(() -> active(type, shop));
            if (job.isPresent()) {
                return job.get();
            }
            // The active one ended between the two statements: the next round starts a new one.
        }
    }

    @Override
    public Optional<Job> startUnlessActive(String type, @Nullable ShopId shop, String input) {
        if (store.active(type, shop).isPresent()) {
            return Optional.empty();
        }
        quotas.admit(type);
        Optional<Job> started = transaction.execute(status -> tryStart(type, shop, input, ASKED_FOR));
        started.ifPresent(job -> wakeUp.run());
        return started;
    }

    @Override
    public Job startNow(String type, @Nullable ShopId shop, String input) {
        Job job = start(type, shop, input);
        return job.state() == JobState.WAITING ? retry(job.id()).orElse(job) : job;
    }

    /** Inside the caller's transaction: starts what is due by its schedule, behind what was asked for, unless one is active. */
    Optional<Job> tryStartDue(String type, @Nullable ShopId shop) {
        return tryStart(type, shop, "{}", DUE);
    }

    private Optional<Job> tryStart(String type, @Nullable ShopId shop, String input, int priority) {
        Optional<Row> row = store.insert(ids.get(), type, shop, input);
        row.ifPresent(inserted -> schedule(inserted.id(), time.now(), priority));
        return row.map(Row::job);
    }

    @Override
    public Optional<Job> active(String type, @Nullable ShopId shop) {
        return store.active(type, shop).map(Row::job);
    }

    @Override
    public Optional<Job> find(String jobId) {
        return id(jobId).flatMap(store::find).map(Row::job);
    }

    List<Job> latest(@Nullable Collection<ShopId> shops, Collection<JobState> states, int limit) {
        return store.latest(shops, states, limit).stream().map(Row::job).toList();
    }

    /** Asks the job to end. @return the job as it is now; empty when it has ended already */
    Optional<Job> cancel(String jobId) {
        Optional<Row> row = id(jobId).flatMap(store::cancel);
        row.ifPresent(cancelled -> running.cancel(cancelled.id()));
        return row.map(Row::job);
    }

    /** Starts an ended or waiting job again. @return empty when it is under way, or another of its kind is */
    Optional<Job> retry(String jobId) {
        try {
            UUID execution = ids.get();
            Optional<Job> job = transaction.execute(status -> {
                Optional<Row> row = id(jobId).flatMap(id -> store.requeue(id, execution));
                row.ifPresent(requeued -> schedule(execution, time.now(), ASKED_FOR));
                return row.map(Row::job);
            });
            wakeUp.run();
            return job;
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    static Optional<UUID> id(String jobId) {
        try {
            return Optional.of(UUID.fromString(jobId));
        } catch (IllegalArgumentException e) {
            // Not an id of ours: the same answer as for an unknown one.
            return Optional.empty();
        }
    }

    private void schedule(UUID execution, Instant at, int priority) {
        scheduler.scheduleIfNotExists(
            new TaskInstance.Builder<Void>(TASK, execution.toString()).priority(priority).build(),
            at
        );
    }
}
