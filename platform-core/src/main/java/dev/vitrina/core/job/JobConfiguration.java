package dev.vitrina.core.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.ReviveDeadExecution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.core.contribution.OwnService;
import dev.vitrina.core.time.DatabaseTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the jobs together. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    private static final String TABLE = "platform.scheduled_tasks";
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    @Bean
    JobStore jobStore(JdbcTemplate jdbc) {
        return new JobStore(jdbc);
    }

    @Bean
    RunningJobs runningJobs(JobStore store, MeterRegistry meters) {
        RunningJobs running = new RunningJobs(store);
        Gauge.builder("vitrina.job.running", running, RunningJobs::count)
            .description("Jobs this replica works on")
            .register(meters);
        return running;
    }

    @Bean
    JobCatalogue jobCatalogue(RunningJobs running, JobProperties properties) {
        return new JobCatalogue(running, properties.stopPatience());
    }

    @Bean
    JobSchedules jobSchedules(
        JobCatalogue catalogue,
        JdbcTemplate jdbc,
        ShopDirectory shops,
        PlatformTransactionManager transactions
    ) {
        return new JobSchedules(catalogue, new ScheduleStore(jdbc), shops, new TransactionTemplate(transactions));
    }

    @Bean(destroyMethod = "")
    Scheduler dbScheduler(
        DataSource dataSource,
        JobProperties properties,
        JobStore store,
        JobCatalogue catalogue,
        RunningJobs running,
        JobSchedules schedules,
        DatabaseTime time,
        MeterRegistry meters,
        ObjectProvider<Chore> chores,
        ObjectProvider<JobEndListener> listeners
    ) {
        Task<Void> job = Tasks.custom(PlatformJobs.TASK, Void.class)
            .onFailureReschedule(FixedDelay.of(AFTER_FAILURE))
            .onDeadExecution((dead, operations) -> {
                // Where nobody left has the plugin, nothing would show that the run is over.
                store.backToQueue(UUID.fromString(dead.getExecution().taskInstance.getId()));
                new ReviveDeadExecution<Void>().deadExecution(dead, operations);
            })
            .execute(
                new JobRunner(store, catalogue, running, schedules, time, meters, listeners.orderedStream().toList())
            );
        return Scheduler.create(dataSource, job)
            .startTasks(chores.stream().map(JobConfiguration::recurring).toList())
            .tableName(TABLE)
            .jdbcCustomization(new RunnableHere(catalogue::types))
            .clock(time::now)
            .enablePriority()
            .threads(properties.threads())
            .executorService(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory()))
            .pollingInterval(properties.poll())
            .pollUsingLockAndFetch(0.5, 1.0)
            .heartbeatInterval(properties.heartbeat())
            .missedHeartbeatsLimit(properties.missedHeartbeats())
            .failureLogging(LogLevel.WARN, true)
            .shutdownMaxWait(Duration.ofSeconds(3))
            .build();
    }

    @Bean
    JobQuotas jobQuotas(JobStore store) {
        return new JobQuotas(store);
    }

    @Bean
    PlatformJobs jobs(
        DataSource dataSource,
        JobStore store,
        JobQuotas quotas,
        RunningJobs running,
        PlatformTransactionManager transactions,
        DatabaseTime time,
        Scheduler scheduler
    ) {
        // Joins the transaction that writes the job's row.
        SchedulerClient client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .tableName(TABLE)
            .enablePriority()
            .build();
        return new PlatformJobs(
            store,
            quotas,
            client,
            running,
            new TransactionTemplate(transactions),
            time,
            UUID::randomUUID,
            scheduler::triggerCheckForDueExecutions
        );
    }

    @Bean
    OwnService<Jobs> jobsOfPlugins(PlatformJobs jobs, JobCatalogue catalogue) {
        return new OwnService<>(Jobs.class, plugin -> new PluginJobs(plugin.id(), jobs, catalogue));
    }

    @Bean
    JobScheduler jobScheduler(
        JobProperties properties,
        Scheduler scheduler,
        RunningJobs running,
        JobSchedules schedules,
        PlatformJobs jobs
    ) {
        return new JobScheduler(properties, scheduler, running, schedules, (type, shop) -> {
            var unused = jobs.tryStartDue(type, shop);
        });
    }

    @Bean
    JobFeed jobFeed(JobStore store, JobProperties properties) {
        return new JobFeed(store, properties.follow());
    }

    @Bean
    Chore forgetEndedJobs(JobStore store, JobProperties properties) {
        return new Chore("forget-ended-jobs", Duration.ofHours(1), () -> store.deleteEnded(properties.retention()));
    }

    private static RecurringTask<Void> recurring(Chore chore) {
        return Tasks.recurring("chore:" + chore.name(), FixedDelay.of(chore.every())).execute((instance, context) ->
            chore.work().run()
        );
    }
}
