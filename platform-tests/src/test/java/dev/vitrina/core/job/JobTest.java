package dev.vitrina.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobDefinition.Work;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.testing.PlatformDatabase;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;

/** Jobs on two replicas. */
class JobTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();
    private static final AtomicInteger TYPES = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ShopId SHOP = new ShopId(1);
    private static final Work DONE = run -> new JobResult.Succeeded("done");

    private final String type = "test:job-" + TYPES.incrementAndGet();
    private JobReplica first;
    private JobReplica second;

    @BeforeEach
    void start() {
        first = new JobReplica(DATABASE.pool());
        second = new JobReplica(DATABASE.pool());
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void aJobWhoseStatementIsWrongFailsAndIsNotRepeatedForEver() {
        onBoth(run -> {
            throw new BadSqlGrammarException("count", "selec 1", new SQLException("syntax"));
        });

        Job job = first.jobs.start(type, SHOP, "{}");

        ends(job, JobState.FAILED);
    }

    @Test
    void whatSomebodyStartsComesBeforeWhatIsDueByASchedule() {
        second.close();
        Semaphore gate = new Semaphore(0);
        List<ShopId> began = new CopyOnWriteArrayList<>();
        first.define(type, run -> {
            began.add(Objects.requireNonNull(run.shop()));
            gate.acquireUninterruptibly();
            return new JobResult.Succeeded(null);
        });
        int threads = 16;
        LongStream.rangeClosed(101, 100 + threads).forEach(shop -> first.jobs.start(type, new ShopId(shop), "{}"));
        await()
            .atMost(SOON)
            .until(() -> began.size() == threads);

        LongStream.rangeClosed(201, 205).forEach(shop -> first.jobs.tryStartDue(type, new ShopId(shop)));
        first.jobs.start(type, SHOP, "{}");
        gate.release();

        await()
            .atMost(SOON)
            .until(() -> began.size() > threads);
        assertThat(began.get(threads)).isEqualTo(SHOP);
        gate.release(100);
    }

    @Test
    void eachJobRunsOnceInTheCluster() {
        Map<String, Integer> runs = new ConcurrentHashMap<>();
        onBoth(run -> {
            runs.merge(run.jobId(), 1, Integer::sum);
            return new JobResult.Succeeded(null);
        });

        List<Job> jobs = LongStream.rangeClosed(1, 20)
            .mapToObj(shop -> (shop % 2 == 0 ? first : second).jobs.start(type, new ShopId(shop), "{}"))
            .toList();

        await()
            .atMost(SOON)
            .until(() -> jobs.stream().allMatch(job -> first.state(job) == JobState.SUCCEEDED));
        assertThat(runs)
            .hasSize(20)
            .allSatisfy((id, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void oneJobOfAKindAndShopIsActiveAtATime() {
        CountDownLatch go = new CountDownLatch(1);
        onBoth(run -> waitFor(go));

        Job job = first.jobs.start(type, SHOP, "{}");

        assertThat(second.jobs.start(type, SHOP, "{}").id()).isEqualTo(job.id());
        assertThat(second.jobs.active(type, SHOP)).isPresent();
        go.countDown();
        ends(job, JobState.SUCCEEDED);
        assertThat(second.jobs.start(type, SHOP, "{}").id()).isNotEqualTo(job.id());
    }

    @Test
    void whoMustKnowThatItIsHisOwnGetsNoJobOfAnother() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        onBoth(run -> waitFor(go));

        List<Optional<Job>> started;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            started = callers
                .invokeAll(
                    IntStream.range(0, 8)
                        .<Callable<Optional<Job>>>mapToObj(
                            at ->
                                () ->
                                    (at % 2 == 0 ? first : second).jobs.startUnlessActive(
                                        type,
                                        SHOP,
                                        "{\"n\":" + at + "}"
                                    )
                        )
                        .toList()
                )
                .stream()
                .map(Future::resultNow)
                .toList();
        }

        assertThat(started).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(second.jobs.startUnlessActive(type, SHOP, "{}")).isEmpty();
        go.countDown();
        ends(started.stream().flatMap(Optional::stream).findFirst().orElseThrow(), JobState.SUCCEEDED);
    }

    @Test
    void tellsItsProgressAndItsEnd() {
        CountDownLatch go = new CountDownLatch(1);
        onBoth(run -> {
            run.progress(3, 9L, 1, "reading page 3");
            return waitFor(go);
        });

        Job job = first.jobs.start(type, SHOP, "{\"a\":1}");

        await()
            .atMost(SOON)
            .untilAsserted(() -> {
                Job now = second.now(job);
                assertThat(now.done()).isEqualTo(3);
                assertThat(now.total()).isEqualTo(9);
                assertThat(now.failed()).isEqualTo(1);
                assertThat(now.message()).isEqualTo("reading page 3");
            });
        go.countDown();
        ends(job, JobState.SUCCEEDED);
        assertThat(first.now(job).finishedAt()).isNotNull();
    }

    @Test
    void waitsForTheUpstreamAndGoesOnByItself() {
        AtomicInteger runs = new AtomicInteger();
        onBoth(run -> {
            Instant retryAt = Instant.now().plusSeconds(1);
            return runs.incrementAndGet() == 1
                ? new JobResult.Waiting(
                    new Problem(FailureKind.RATE_LIMITED, "The rate limit is used up", retryAt),
                    retryAt
                )
                : new JobResult.Succeeded(null);
        });

        Job job = first.jobs.start(type, SHOP, "{}");

        await()
            .atMost(SOON)
            .until(() -> first.state(job) == JobState.WAITING);
        assertThat(first.now(job).problem()).isNotNull();
        ends(job, JobState.SUCCEEDED);
        assertThat(runs).hasValue(2);
    }

    @Test
    void isCancelledFromAnotherReplica() {
        CountDownLatch begun = new CountDownLatch(1);
        first.define(type, run -> {
            begun.countDown();
            await().atMost(SOON).until(run::cancelled);
            return new JobResult.Cancelled();
        });
        Job job = first.jobs.start(type, SHOP, "{}");
        await()
            .atMost(SOON)
            .until(() -> begun.getCount() == 0);

        assertThat(second.jobs.cancel(job.id())).isPresent();

        ends(job, JobState.CANCELLED);
        assertThat(second.jobs.cancel(job.id())).isEmpty();
    }

    @Test
    void whatDoesNotRunYetIsCancelledAtOnceAndNeverRuns() {
        AtomicInteger runs = new AtomicInteger();
        Job job = first.jobs.start(type, SHOP, "{}");

        assertThat(first.jobs.cancel(job.id())).map(Job::state).contains(JobState.CANCELLED);
        onBoth(run -> {
            runs.incrementAndGet();
            return new JobResult.Succeeded(null);
        });

        await()
            .during(Duration.ofMillis(1500))
            .atMost(SOON)
            .until(() -> runs.get() == 0);
    }

    @Test
    void failsWithoutTellingTheExceptionAndIsRepeatedOnRequest() {
        AtomicInteger runs = new AtomicInteger();
        onBoth(run -> {
            if (runs.incrementAndGet() == 1) {
                throw new AssertionError("secret detail");
            }
            return new JobResult.Succeeded(null);
        });
        Job job = first.jobs.start(type, SHOP, "{}");
        ends(job, JobState.FAILED);
        assertThat(first.now(job).toString()).doesNotContain("secret detail");

        assertThat(second.jobs.retry(job.id())).isPresent();

        ends(job, JobState.SUCCEEDED);
    }

    @Test
    void goesOnAfterItsReplicaWasKilled() throws Exception {
        Process worker = new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            KilledWorker.class.getName(),
            DATABASE.url(),
            type
        )
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
        Job job = first.jobs.start(type, SHOP, "{}");
        try (BufferedReader out = worker.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines().anyMatch(line -> line.equals("RUNNING"))).isTrue();
            await()
                .atMost(SOON)
                .until(() -> first.now(job).done() == 7);
        } finally {
            worker.destroyForcibly().waitFor();
        }
        await()
            .atMost(SOON)
            .until(() -> first.state(job) == JobState.QUEUED);

        onBoth(DONE);

        ends(job, JobState.SUCCEEDED);
        assertThat(first.store.find(PlatformJobs.id(job.id()).orElseThrow()).orElseThrow().attempt()).isEqualTo(2);
    }

    @Test
    void aRunThatLostItsJobIsStoppedAndWritesNothingMore() {
        CountDownLatch interrupted = new CountDownLatch(1);
        onBoth(run -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return new JobResult.Succeeded("from the run that was thought dead");
        });
        Job job = first.jobs.start(type, SHOP, "{}");
        await()
            .atMost(SOON)
            .until(() -> first.state(job) == JobState.RUNNING);

        first.jdbc.sql("UPDATE platform.job SET attempt = attempt + 1 WHERE id = ?::uuid").param(job.id()).update();

        await()
            .atMost(SOON)
            .until(() -> interrupted.getCount() == 0);
        await()
            .during(Duration.ofMillis(600))
            .atMost(SOON)
            .until(() -> first.state(job) == JobState.RUNNING);
    }

    @Test
    void aJobWhosePluginStopsGoesOnWhenItIsBack() {
        CountDownLatch begun = new CountDownLatch(1);
        Runnable away = first.define(type, run -> {
            begun.countDown();
            return waitFor(new CountDownLatch(1));
        });
        Job job = first.jobs.start(type, SHOP, "{}");
        await()
            .atMost(SOON)
            .until(() -> begun.getCount() == 0);

        away.run();

        await()
            .atMost(SOON)
            .until(() -> first.state(job) == JobState.QUEUED);
        first.define(type, DONE);
        ends(job, JobState.SUCCEEDED);
    }

    @Test
    void aReplicaWithoutThePluginNeverTakesTheJob() {
        second.define(type + "-another", DONE);
        Job job = second.jobs.start(type, SHOP, "{}");

        await()
            .during(Duration.ofMillis(1500))
            .atMost(SOON)
            .until(() -> picks(job) == 0);

        first.define(type, DONE);
        ends(job, JobState.SUCCEEDED);
    }

    @Test
    void aReplicaWithoutThePluginClearsAwayWhatWasCancelled() {
        Job job = second.jobs.start(type, SHOP, "{}");

        second.jobs.cancel(job.id());

        await()
            .atMost(SOON)
            .until(() -> executions(job) == 0);
    }

    @Test
    void aReplicaThatStopsHandsItsJobsOverAtOnce() {
        CountDownLatch begun = new CountDownLatch(1);
        first.define(type, run -> {
            begun.countDown();
            return waitFor(new CountDownLatch(1));
        });
        Job job = first.jobs.start(type, SHOP, "{}");
        await()
            .atMost(SOON)
            .until(() -> begun.getCount() == 0);

        first.close();
        second.define(type, DONE);

        await()
            .atMost(Duration.ofSeconds(6))
            .until(() -> second.state(job) == JobState.SUCCEEDED);
        first = new JobReplica(DATABASE.pool());
    }

    @Test
    void scheduledWorkRunsForEachNewShopAndAgainAfterAPause() {
        ShopId shop = new ShopId(500);
        Map<ShopId, Integer> runs = new ConcurrentHashMap<>();
        first.shops.add(shop);
        second.shops.add(shop);
        Schedule schedule = new Schedule(Duration.ofMillis(500), 0.1);
        Work counted = run -> {
            runs.merge(Objects.requireNonNull(run.shop()), 1, Integer::sum);
            return new JobResult.Succeeded(null);
        };
        Runnable away = first.define(type, schedule, counted);
        second.define(type, schedule, counted);

        await()
            .atMost(Duration.ofSeconds(40))
            .until(() -> runs.getOrDefault(shop, 0) >= 3);
        away.run();
    }

    @Test
    void aShopWhoseCredentialIsRefusedIsPassedByUntilItIsAccepted() {
        ShopId connected = new ShopId(501);
        ShopId refused = new ShopId(502);
        Map<ShopId, Integer> runs = new ConcurrentHashMap<>();
        List.of(first, second).forEach(replica -> {
                replica.shops.add(connected);
                replica.shops.put(refused, Shop.State.CREDENTIAL_REFUSED);
            });
        Schedule schedule = new Schedule(Duration.ofMillis(300), 0.1, Shops.WITH_ACCEPTED_CREDENTIAL);
        Work counted = run -> {
            runs.merge(Objects.requireNonNull(run.shop()), 1, Integer::sum);
            return new JobResult.Succeeded(null);
        };
        Runnable away = first.define(type, schedule, counted);
        second.define(type, schedule, counted);

        await()
            .atMost(Duration.ofSeconds(40))
            .until(() -> runs.getOrDefault(connected, 0) >= 2);
        assertThat(runs).doesNotContainKey(refused);

        List.of(first, second).forEach(replica -> replica.shops.add(refused));
        // A turn that passes by takes the safety margin of a minute with it; the pause of a schedule is minutes, too.
        first.jdbc.sql("UPDATE platform.job_schedule SET next_run_at = clock_timestamp()").update();
        await()
            .atMost(Duration.ofSeconds(40))
            .until(() -> runs.containsKey(refused));
        away.run();
    }

    @Test
    void aFollowerOnAnotherReplicaSeesTheWayToTheEnd() {
        CountDownLatch go = new CountDownLatch(1);
        first.define(type, run -> {
            run.progress(5, 10L, 0, "half");
            return waitFor(go);
        });
        Job job = first.jobs.start(type, SHOP, "{}");

        List<Job> seen = second.feed
            .follow(PlatformJobs.id(job.id()).orElseThrow(), look -> {})
            .doOnNext(now -> {
                if (now.done() == 5) {
                    go.countDown();
                }
            })
            .collectList()
            .block(SOON);

        assertThat(seen).isNotNull().extracting(Job::state).contains(JobState.RUNNING).endsWith(JobState.SUCCEEDED);
    }

    @Test
    void endedJobsAreForgottenAfterAWhile() {
        onBoth(DONE);
        Job job = first.jobs.start(type, SHOP, "{}");
        ends(job, JobState.SUCCEEDED);

        first.store.deleteEnded(Duration.ZERO);

        assertThat(first.jobs.find(job.id())).isEmpty();
    }

    /** How often a replica has taken the job's execution. */
    private long picks(Job job) {
        return second.jdbc
            .sql("SELECT version - 1 FROM platform.scheduled_tasks WHERE task_instance = ?")
            .param(job.id())
            .query(Long.class)
            .single();
    }

    private long executions(Job job) {
        return second.jdbc
            .sql("SELECT count(*) FROM platform.scheduled_tasks WHERE task_instance = ?")
            .param(job.id())
            .query(Long.class)
            .single();
    }

    private void onBoth(Work work) {
        first.define(type, work);
        second.define(type, work);
    }

    private void ends(Job job, JobState state) {
        await()
            .atMost(SOON)
            .until(() -> first.state(job) == state);
    }

    private static JobResult waitFor(CountDownLatch go) {
        try {
            go.await();
            return new JobResult.Succeeded("done");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new JobResult.Failed(new Problem(FailureKind.UNAVAILABLE, "interrupted", null));
        }
    }
}
