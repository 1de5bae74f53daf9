package dev.vitrina.core.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.vitrina.core.job.JobSchedules.Starter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops what makes jobs run: db-scheduler, the tick of running jobs, the schedules of shops. */
final class JobScheduler implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobScheduler.class);
    private static final Duration RECONCILE = Duration.ofSeconds(15);

    private final JobProperties properties;
    private final Scheduler scheduler;
    private final RunningJobs running;
    private final JobSchedules schedules;
    private final Starter starter;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
        2,
        Thread.ofVirtual().name("job-timer-", 0).factory()
    );
    private volatile boolean started;

    JobScheduler(
        JobProperties properties,
        Scheduler scheduler,
        RunningJobs running,
        JobSchedules schedules,
        Starter starter
    ) {
        this.properties = properties;
        this.scheduler = scheduler;
        this.running = running;
        this.schedules = schedules;
        this.starter = starter;
    }

    @Override
    public void start() {
        started = true;
        scheduler.start();
        every(properties.tick(), running::tick);
        every(properties.poll(), () -> schedules.startDue(starter));
        every(RECONCILE, schedules::reconcile);
    }

    /** Running jobs are interrupted and go back to the queue, where another replica finds them at once. */
    @Override
    public void stop() {
        started = false;
        scheduler.pause();
        running.interruptAll(run -> true);
        try {
            if (!running.awaitEnd(run -> true, properties.stopPatience())) {
                log.warn(
                    "{} jobs did not end in time; they are taken over when their heartbeat stops",
                    running.count()
                );
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** A shop was connected or a plugin started: look at once. */
    void reconcileNow() {
        if (started) {
            timer.execute(guarded(schedules::reconcile));
            timer.execute(guarded(() -> schedules.startDue(starter)));
        }
    }

    private void every(Duration pause, Runnable work) {
        var unused = timer.scheduleWithFixedDelay(guarded(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A timer ends for ever at the first exception; the database may be away for a moment. */
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.warn("Jobs could not be looked after: {}", e.toString());
            }
        };
    }
}
