package dev.vitrina.cache.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads, waits and timers as the engine uses them in production. */
@Timeout(30)
class ThreadExecutionTest {

    private static final long LONG = Duration.ofMinutes(5).toNanos();

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ThreadExecution execution = new ThreadExecution(Executors.newVirtualThreadPerTaskExecutor(), timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
        assertThat(Thread.interrupted()).as("the test's thread is left as it was").isFalse();
    }

    @Test
    void countsTimeForwards() {
        long before = System.nanoTime();
        long now = execution.nanoTime();

        assertThat(now - before).isNotNegative();
        assertThat(System.nanoTime() - now).isNotNegative();
    }

    @Test
    void runsWorkOnAThreadOfTheExecutor() {
        CompletableFuture<Thread> ran = new CompletableFuture<>();

        execution.execute(() -> ran.complete(Thread.currentThread()));

        assertThat(ran.join()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void startsWorkThatLastsOnAThreadThatKeepsNoProcessAliveAndCanBeToldToStop() {
        CompletableFuture<Thread> begun = new CompletableFuture<>();
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();

        Cancellable work = execution.start("a-name", () -> {
            begun.complete(Thread.currentThread());
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
            stopped.complete(true);
        });

        assertThat(begun.join()).satisfies(thread -> {
                assertThat(thread.isDaemon()).isTrue();
                assertThat(thread.getName()).isEqualTo("a-name");
            });
        work.cancel();
        assertThat(stopped.join()).isTrue();
    }

    @Test
    void runsWorkOnceItsTimeHasCome() {
        CompletableFuture<Long> ran = new CompletableFuture<>();
        long before = System.nanoTime();

        Cancellable unused = execution.schedule(Duration.ofMillis(20), () -> ran.complete(System.nanoTime()));

        assertThat(ran.join() - before).isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
    }

    @Test
    void workThatIsCancelledBeforeItsTimeNeverRuns() {
        CompletableFuture<Boolean> ran = new CompletableFuture<>();
        Cancellable due = execution.schedule(Duration.ofMillis(50), () -> ran.complete(true));

        due.cancel();

        CompletableFuture<Boolean> later = new CompletableFuture<>();
        Cancellable unused = execution.schedule(Duration.ofMillis(60), () -> later.complete(true));
        assertThat(later.join()).isTrue();
        assertThat(ran).isNotDone();
    }

    @Test
    void waitsForAFutureAsLongAsItIsAllowedTo() {
        CompletableFuture<String> future = new CompletableFuture<>();

        assertThat(execution.await(future, 1_000)).isNull();
        assertThat(execution.await(future, -1)).isNull();
        Cancellable unused = execution.schedule(Duration.ofMillis(20), () -> future.complete("value"));
        assertThat(execution.await(future, LONG)).isEqualTo("value");
        assertThat(execution.await(future, -1)).as("only looks").isEqualTo("value");
    }

    @Test
    void anInterruptionEndsAWaitAndStays() {
        execution.current().cancel();

        assertThat(execution.await(new CompletableFuture<String>(), LONG)).isNull();
        assertThat(execution.isInterrupted()).isTrue();
        execution.pause(LONG);
        assertThat(execution.isInterrupted()).isTrue();

        execution.clearInterrupt();
        assertThat(execution.isInterrupted()).isFalse();
    }

    @Test
    void pausesTheThreadForAsLongAsItIsAsked() {
        AtomicReference<@Nullable Thread> paused = new AtomicReference<>();
        execution.execute(() -> {
            paused.set(Thread.currentThread());
            execution.pause(LONG);
        });

        await().until(() -> {
                Thread thread = paused.get();
                return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
            });
        Objects.requireNonNull(paused.get()).interrupt();
        await().until(() -> !Objects.requireNonNull(paused.get()).isAlive());
    }

    @Test
    void onlyWaitsForFuturesThatNeverFail() {
        CompletableFuture<String> failed = CompletableFuture.failedFuture(new IllegalArgumentException("a reason"));

        assertThatIllegalStateException().isThrownBy(() -> execution.await(failed, LONG));
    }
}
