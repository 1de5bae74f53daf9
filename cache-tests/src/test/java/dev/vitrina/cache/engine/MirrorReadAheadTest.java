package dev.vitrina.cache.engine;

import static dev.vitrina.cache.SyncMode.FULL;
import static dev.vitrina.cache.SyncMode.INCREMENTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.SyncRun.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A collection of 95 items in pages of 10; a page's cursor is the number of items before it. */
@Timeout(60)
class MirrorReadAheadTest {

    private static final SyncListener QUIET = progress -> {};
    private static final String ROWS = "INSERT INTO " + Catalogue.TABLE;

    private final long tenant = Requests.tenant();
    private final Catalogue catalogue = new Catalogue(95, 10);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch calledOff = new CountDownLatch(1);
    private final AtomicReference<@Nullable Thread> reader = new AtomicReference<>();
    private Replica replica;
    private Mirror mirror;

    @BeforeEach
    void start() {
        replica = Replica.start(builder -> builder.mirrorLease(Duration.ofSeconds(5)));
        mirror = catalogue.mirror(replica, "test/ahead");
        catalogue.disturb(this::noting);
    }

    @AfterEach
    void stop() {
        replica.close();
        assertThat(reader.get())
            .as("the thread that read")
            .satisfiesAnyOf(thread -> assertThat(thread).isNull(), thread -> assertThat(thread.isAlive()).isFalse());
    }

    @Test
    void asksForOnePageMoreWhileAPageIsBeingCommittedAndNotForTwo() {
        ControlPoint commit = new ControlPoint(ROWS);
        replica.database().before(commit);
        var run = CompletableFuture.supplyAsync(() -> mirror.sync(tenant, FULL, QUIET));
        commit.awaitReached();
        Awaitility.await().until(() -> asked.size() == 2);
        Awaitility.await()
            .during(Duration.ofMillis(100))
            .until(() -> asked.size() == 2);

        assertThat(asked).containsExactly("null", "10");
        assertThat(rows()).isZero();
        commit.release();
        assertThat(run.join().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void everyPageIsAskedForOnceInOrderOneAtATimeAndAtMostOneAheadOfWhatIsCommitted() {
        AtomicInteger open = new AtomicInteger();
        List<Long> committed = new CopyOnWriteArrayList<>();
        List<Long> shown = new CopyOnWriteArrayList<>();
        Thread thread = Thread.currentThread();
        catalogue.disturb(query -> {
            assertThat(open.incrementAndGet()).isOne();
            committed.add(rows());
            noting(query);
            PageResult<Catalogue.Item> page = catalogue.read(query);
            open.decrementAndGet();
            return page;
        });

        SyncRun run = mirror.sync(tenant, FULL, progress -> {
            assertThat(Thread.currentThread()).isSameAs(thread);
            shown.add(progress.seen());
        });

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(asked).containsExactly("null", "10", "20", "30", "40", "50", "60", "70", "80", "90");
        assertThat(shown).containsExactly(10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 95L);
        for (int page = 1; page < committed.size(); page++) {
            assertThat(committed.get(page)).isBetween((page - 1) * 10L, page * 10L);
        }
    }

    @Test
    void asksForNothingAfterTheLastPage() {
        mirror.sync(tenant, INCREMENTAL, QUIET);
        asked.clear();
        catalogue.put(5, "changed");

        mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(asked).containsExactly("95");
    }

    @Test
    void throwsAPageAwayWhoseForerunnerWasNotCommittedAndAsksForBothAgain() {
        AtomicInteger writes = new AtomicInteger();
        replica
            .database()
            .before(sql -> {
                if (sql.startsWith(ROWS) && writes.incrementAndGet() == 3) {
                    awaitAsked("30");
                    throw new SQLException("crash", "08006");
                }
            });

        assertThatThrownBy(() -> mirror.sync(tenant, FULL, QUIET)).isInstanceOf(CacheStoreException.class);

        assertThat(rows()).isEqualTo(20);
        asked.clear();
        SyncRun resumed = mirror.sync(tenant, FULL, QUIET);
        assertThat(asked).startsWith("20", "30", "40");
        assertThat(List.of(resumed.pages(), resumed.seen(), resumed.created())).containsExactly(10, 95L, 95L);
        assertThat(rows()).isEqualTo(95);
    }

    @Test
    void aFailureIsReportedOnlyOnceThePageBeforeItIsCommitted() {
        ControlPoint commit = new ControlPoint("COMMIT");
        catalogue.disturb(query -> {
            noting(query);
            return "10".equals(query.cursor())
                ? new PageResult.Failed<>(FailureKind.RATE_LIMITED, "slow down", Duration.ofMinutes(1))
                : null;
        });
        replica
            .database()
            .before(sql -> {
                if (asked.size() == 2) {
                    commit.reached(sql);
                }
            });
        var run = CompletableFuture.supplyAsync(() -> mirror.sync(tenant, FULL, QUIET));
        commit.awaitReached();

        assertThat(run).isNotDone();
        commit.release();

        assertThat(run.join().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(run.join().pages()).isOne();
        assertThat(rows()).isEqualTo(10);
        assertThat(mirror.status(tenant).current()).isEqualTo(run.join());
    }

    @Test
    void cancellingCallsOffThePageThatIsBeingRead() {
        hangAt("20");
        SyncListener cancelling = new SyncListener() {
            private boolean cancelled;

            @Override
            public void onPage(SyncRun progress) {
                if (progress.pages() == 2) {
                    await(hanging);
                    cancelled = true;
                }
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }
        };

        SyncRun run = mirror.sync(tenant, FULL, cancelling);

        assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(calledOff.getCount()).isZero();
        assertThat(asked).containsExactly("null", "10", "20");
        assertThat(rows()).isEqualTo(20);
    }

    @Test
    void asksForNothingMoreOnceItIsCancelled() {
        AtomicInteger questions = new AtomicInteger();
        SyncListener cancelledOnce = new SyncListener() {
            @Override
            public void onPage(SyncRun progress) {}

            @Override
            public boolean cancelled() {
                return questions.incrementAndGet() == 1;
            }
        };

        SyncRun run = mirror.sync(tenant, FULL, cancelledOnce);

        assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(asked).containsExactly("null");
        assertThat(rows()).isEqualTo(10);
    }

    /** As a host does that stops: on a virtual thread, where the interruption would close any connection that is in use. */
    @Test
    void interruptingTheRunCallsOffThePageThatIsBeingReadAndTheNextGoesOnFromThere() {
        hangAt("20");

        Interrupted ended = interrupted(progress -> {}, () -> await(hanging));

        assertThat(ended.run().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(ended.stillInterrupted()).isTrue();
        assertThat(calledOff.getCount()).isZero();
        // The interruption may meet the second page's commit too.
        assertThat(rows()).isIn(10L, 20L);
        catalogue.disturb(query -> null);
        assertThat(mirror.sync(tenant, FULL, QUIET).id()).isEqualTo(ended.run().id());
        assertThat(rows()).isEqualTo(95);
    }

    @Test
    void aRunInterruptedBetweenTwoPagesIsNotTakenForCancelled() {
        CountDownLatch committed = new CountDownLatch(1);
        SyncListener interruptedAtTheSecondPage = progress -> {
            if (progress.pages() == 2) {
                committed.countDown();
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            }
        };

        Interrupted ended = interrupted(interruptedAtTheSecondPage, () -> await(committed));

        assertThat(ended.run().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(ended.stillInterrupted()).isTrue();
        asked.clear();
        SyncRun resumed = mirror.sync(tenant, FULL, QUIET);
        assertThat(resumed.id()).isEqualTo(ended.run().id());
        assertThat(resumed.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(asked.getFirst()).isEqualTo("20");
    }

    @Test
    void aRunWhoseEndWasCommittedAlthoughTheAnswerWasLostStaysComplete() {
        AtomicBoolean ending = new AtomicBoolean();
        replica
            .database()
            .before(sql -> {
                if (sql.contains("complete = true")) {
                    ending.set(true);
                }
            });
        replica
            .database()
            .after(sql -> {
                if (sql.equals("COMMIT") && ending.getAndSet(false)) {
                    Thread.currentThread().interrupt();
                    throw new SQLException("Closed by interrupt", "08006");
                }
            });

        SyncRun run = mirror.sync(tenant, FULL, QUIET);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(run.seen()).isEqualTo(95);
        assertThat(mirror.status(tenant).last()).isEqualTo(run);
    }

    /** A full run on a virtual thread, interrupted as soon as the moment has come. */
    private Interrupted interrupted(SyncListener listener, Runnable moment) {
        var ended = new CompletableFuture<Interrupted>();
        Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    ended.complete(
                        new Interrupted(mirror.sync(tenant, FULL, listener), Thread.currentThread().isInterrupted())
                    );
                } catch (RuntimeException e) {
                    ended.completeExceptionally(e);
                }
            });
        moment.run();
        thread.interrupt();
        return ended.join();
    }

    private record Interrupted(SyncRun run, boolean stillInterrupted) {}

    @Test
    void losingTheLeadCallsOffThePageThatIsBeingRead() {
        hangAt("20");
        SyncListener overtaken = progress -> {};
        AtomicInteger writes = new AtomicInteger();
        replica
            .database()
            .before(sql -> {
                if (sql.contains("FOR UPDATE") && writes.incrementAndGet() == 2) {
                    await(hanging);
                    TestPostgres.execute(
                        "UPDATE cache.mirror_state SET fence = nextval('cache.fence') WHERE tenant = " + tenant
                    );
                }
            });

        SyncRun run = mirror.sync(tenant, FULL, overtaken);

        assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(calledOff.getCount()).isZero();
        assertThat(rows()).isEqualTo(10);
    }

    /** The source answers no question from there on before it is interrupted. */
    private void hangAt(String cursor) {
        catalogue.disturb(query -> {
            noting(query);
            if (!cursor.equals(query.cursor())) {
                return null;
            }
            hanging.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                calledOff.countDown();
            }
            return new PageResult.Failed<>(FailureKind.UNAVAILABLE, "called off", null);
        });
    }

    private @Nullable PageResult<Catalogue.Item> noting(PageQuery query) {
        reader.set(Thread.currentThread());
        asked.add(String.valueOf(query.cursor()));
        return null;
    }

    private void awaitAsked(String cursor) {
        while (!asked.contains(cursor)) {
            Thread.onSpinWait();
        }
    }

    private long rows() {
        return TestPostgres.number("SELECT count(*) FROM catalogue.item WHERE shop_id = " + tenant);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
