package dev.vitrina.core.change;

import static dev.vitrina.core.change.ChangeBench.ANN;
import static dev.vitrina.core.change.ChangeBench.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.change.SendingStops.Stop;
import dev.vitrina.core.testing.PlatformDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The stop of all sending: what has begun is followed to its end, and nothing begins once it has returned, however close it comes. */
class SendingStopTest {

    private static final HikariDataSource POOL = PlatformDatabase.create().pool();
    private static final JdbcTemplate JDBC = new JdbcTemplate(POOL);
    private static final TransactionTemplate OTHER = new TransactionTemplate(new DataSourceTransactionManager(POOL));
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private ChangeBench bench;

    @BeforeEach
    void start() {
        JDBC.update("DELETE FROM platform.change_set");
        JDBC.update("DELETE FROM platform.sending_stop");
        bench = new ChangeBench(POOL, 2);
    }

    @AfterAll
    static void stop() {
        THREADS.close();
        POOL.close();
    }

    @Test
    void holdsWhatIsConfirmedUntilItMayGoOn() {
        StoredSet set = bench.confirmed("a", "b", "c");
        stop(SHOP);

        JobResult result = bench.run();

        assertThat(result).isInstanceOf(JobResult.Waiting.class);
        assertThat(bench.kind.batches).isEmpty();
        assertThat(bench.states(set).values()).containsOnly(RowState.READY);
        assertThat(bench.parts.stops().goOn(SHOP)).isTrue();
        bench.work();
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
    }

    @Test
    void holdsTheNextBatchAndFollowsTheOneUnderWay() {
        StoredSet set = bench.confirmed("lost", "b", "c", "d");
        bench.kind.afterTaking = batch -> stop(null);

        for (int run = 0; run < 20; run++) {
            if (bench.run() instanceof JobResult.Waiting(var problem, Instant retryAt)) {
                bench.passTo(retryAt);
            }
        }

        assertThat(bench.kind.batches).containsExactly(List.of("lost", "b"));
        assertThat(bench.states(set)).containsEntry("lost", RowState.VERIFIED).containsEntry("b", RowState.VERIFIED);
        assertThat(bench.states(set)).containsEntry("c", RowState.READY).containsEntry("d", RowState.READY);
        assertThat(bench.parts.stops().goOn(null)).isTrue();
        bench.work();
        assertThat(bench.kind.batches).containsExactly(List.of("lost", "b"), List.of("c", "d"));
        assertThat(bench.kind.takenTwice()).isEmpty();
    }

    /** Two days behind the stop: by then others have changed what a part of it was confirmed over. */
    @Test
    void whatItHeldForLongIsCheckedAgainBeforeItGoesOn() {
        bench.kind.policy = () -> ChangePolicy.DEFAULT.checkedWithin(Duration.ofHours(1));
        StoredSet set = bench.confirmed("a", "b", "c", "d", "e", "f");
        bench.kind.afterTaking = batch -> {
            bench.kind.afterTaking = later -> {};
            stop(null);
        };
        for (int run = 0; run < 20; run++) {
            if (bench.run() instanceof JobResult.Waiting(var problem, Instant retryAt)) {
                bench.passTo(retryAt);
            }
        }
        int checks = bench.kind.checkedAtOnce.size();
        bench.pass(Duration.ofDays(2));
        bench.kind.values.put("d", "\"somebody else's\"");
        assertThat(bench.parts.stops().goOn(null)).isTrue();

        bench.work();

        assertThat(bench.kind.batches).containsExactly(List.of("a", "b"), List.of("c", "e"), List.of("f"));
        assertThat(bench.states(set)).containsEntry("d", RowState.BLOCKED).containsEntry("f", RowState.VERIFIED);
        assertThat(bench.kind.checkedAtOnce).hasSize(checks + 1);
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.PARTLY_FAILED);
    }

    @Test
    void whatItHeldForAMomentIsNotCheckedAgain() {
        bench.kind.policy = () -> ChangePolicy.DEFAULT.checkedWithin(Duration.ofHours(1));
        StoredSet set = bench.confirmed("a", "b", "c");
        int checks = bench.kind.checkedAtOnce.size();
        stop(SHOP);
        var held = bench.run();
        bench.pass(Duration.ofMinutes(30));
        assertThat(bench.parts.stops().goOn(SHOP)).isTrue();
        bench.work();

        assertThat(held).isInstanceOf(JobResult.Waiting.class);
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(bench.kind.checkedAtOnce).hasSize(checks);
    }

    /** A kind that takes further steps while it follows is not asked, and loses no time by it. */
    @Test
    void holdsWhatIsSentWhileFollowing() {
        bench.kind.sendsWhileFollowing = true;
        StoredSet set = bench.confirmed("a", "never");
        bench.kind.afterTaking = batch -> stop(null);

        for (int run = 0; run < 20; run++) {
            if (bench.run() instanceof JobResult.Waiting(var problem, Instant retryAt)) {
                bench.passTo(retryAt);
            }
        }
        assertThat(bench.kind.follows).isZero();
        bench.pass(Duration.ofDays(2));
        var held = bench.run();
        assertThat(bench.parts.stops().goOn(null)).isTrue();
        bench.kind.values.put("never", "\"new\"");
        bench.work();

        assertThat(held).isInstanceOf(JobResult.Waiting.class);
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
    }

    @Test
    void isSeenByABatchThatIsUnderWay() {
        var set = bench.confirmed("a", "b");
        List<Boolean> seen = new ArrayList<>();
        bench.kind.beforeTaking = batch -> {
            seen.add(batch.stopped());
            stop(SHOP);
            seen.add(batch.stopped());
        };

        var unused = bench.run();

        assertThat(seen).containsExactly(false, true);
    }

    @Test
    void ofAnotherShopHoldsNothing() {
        StoredSet set = bench.confirmed("a");
        stop(new ShopId(SHOP.value() + 1));

        bench.work();

        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
    }

    /** A batch that is about to be committed when the stop comes: the stop waits for it, so that it has not returned before that batch began. */
    @Test
    void returnsOnlyWhenABatchThatWasBeforeItIsCommitted() throws ExecutionException, InterruptedException {
        StoredSet set = bench.confirmed("a", "b", "c", "d");
        CompletableFuture<Boolean> returned = new CompletableFuture<>();
        bench.beforeCommit(1, () -> {
            THREADS.execute(() -> {
                stop(SHOP);
                returned.complete(true);
            });
            await().until(SendingStopTest::somebodyWaitsForTheTable);
            assertThat(returned).isNotDone();
        });

        var unused = bench.run();

        assertThat(returned.get()).isTrue();
        assertThat(bench.kind.batches).containsExactly(List.of("a", "b"));
        assertThat(bench.states(set)).containsEntry("c", RowState.READY).containsEntry("d", RowState.READY);
    }

    /** A stop that is about to be committed when a batch comes: the batch waits for it, and is not sent. */
    @Test
    void isSeenByABatchThatComesWhileItIsBeingCommitted() throws ExecutionException, InterruptedException {
        StoredSet set = bench.confirmed("a", "b");
        CompletableFuture<JobResult> result = new CompletableFuture<>();
        OTHER.executeWithoutResult(status -> {
            stop(SHOP);
            THREADS.execute(() -> result.complete(bench.run()));
            await().until(SendingStopTest::somebodyWaitsForTheTable);
        });

        assertThat(result.get()).isInstanceOf(JobResult.Waiting.class);
        assertThat(bench.kind.batches).isEmpty();
        assertThat(bench.states(set).values()).containsOnly(RowState.READY);
    }

    private void stop(@Nullable ShopId shop) {
        assertThat(bench.parts.stops().stop(new Stop(shop, "", Instant.EPOCH, ANN))).isTrue();
    }

    private static boolean somebodyWaitsForTheTable() {
        return Boolean.TRUE.equals(
            JDBC.queryForObject(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'platform.sending_stop'::regclass AND NOT granted)",
                Boolean.class
            )
        );
    }
}
