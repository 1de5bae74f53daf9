package dev.vitrina.cache.engine;

import static dev.vitrina.cache.SyncMode.FULL;
import static dev.vitrina.cache.SyncMode.INCREMENTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.SyncInProgressException;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.SyncRun.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorTest {

    private static final SyncListener QUIET = progress -> {};

    private final long tenant = Requests.tenant();
    private final Catalogue catalogue = new Catalogue(95, 10);
    private Replica replica;
    private Mirror mirror;

    @BeforeEach
    void start() {
        replica = Replica.start(builder -> builder.mirrorLease(Duration.ofSeconds(2)));
        mirror = catalogue.mirror(replica, "test/items");
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void readsTheWholeCollectionWithItsDerivedColumns() {
        SyncRun run = mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(
            List.of(run.pages(), run.seen(), run.created(), run.updated(), run.unchanged(), run.deleted())
        ).containsExactly(10, 95L, 95L, 0L, 0L, 0L);
        assertEqualsOrigin();
        assertThat(count("flag IS NULL")).isEqualTo(47);
        assertThat(count("tags @> ARRAY['quo\"te\\', 'кириллица']")).isEqualTo(95);
        assertThat(count("seen_at = to_timestamp(change)")).isEqualTo(95);
        assertThat(count("doc ->> 'name' = name")).isEqualTo(95);
    }

    @Test
    void anIncrementalRunReadsOnlyWhatChanged() {
        mirror.sync(tenant, INCREMENTAL, QUIET);
        int pages = catalogue.pagesRead();
        catalogue.put(5, "changed");
        catalogue.put(200, "new");

        SyncRun run = mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(catalogue.pagesRead() - pages).isOne();
        assertThat(List.of(run.seen(), run.created(), run.updated())).containsExactly(2L, 1L, 1L);
        assertEqualsOrigin();
    }

    @Test
    void doesNotRewriteRowsThatDidNotChange() {
        mirror.sync(tenant, FULL, QUIET);
        long before = TestPostgres.number(
            "SELECT max(xmin::text::bigint) FROM catalogue.item WHERE shop_id = " + tenant
        );

        SyncRun run = mirror.sync(tenant, FULL, QUIET);

        assertThat(run.unchanged()).isEqualTo(95);
        assertThat(
            TestPostgres.number("SELECT max(xmin::text::bigint) FROM catalogue.item WHERE shop_id = " + tenant)
        ).isEqualTo(before);
    }

    @Test
    void anOlderVersionNeverOverwritesANewerOne() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.put(7, "newer");
        mirror.sync(tenant, INCREMENTAL, QUIET);
        catalogue.disturb(query -> new Page<>(List.of(new Catalogue.Item(7, 1, "older", List.of())), "1", true));

        SyncRun run = mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(run.unchanged()).isOne();
        assertThat(count("id = 7 AND name = 'newer'")).isOne();
    }

    @Test
    void takesTheNewestOfARowGivenTwiceInAPage() {
        var old = new Catalogue.Item(1, 1, "old", List.of());
        var young = new Catalogue.Item(1, 2, "young", List.of());
        catalogue.disturb(query -> new Page<>(List.of(young, old), "2", true));

        mirror.sync(tenant, FULL, QUIET);

        assertThat(count("name = 'young'")).isOne();
    }

    @Test
    void onlyAFullRunFindsWhatWasDeleted() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.remove(3);
        catalogue.remove(90);
        assertThat(mirror.sync(tenant, INCREMENTAL, QUIET).deleted()).isZero();
        assertThat(count("true")).isEqualTo(95);

        SyncRun run = mirror.sync(tenant, FULL, QUIET);

        assertThat(run.deleted()).isEqualTo(2);
        assertThat(mirror.status(tenant).rows()).isEqualTo(93);
        assertEqualsOrigin();
    }

    @Test
    void aRunThatDoesNotReachTheEndDeletesNothing() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.remove(3);
        failAtPage(5, FailureKind.UNAVAILABLE);

        assertThat(mirror.sync(tenant, FULL, QUIET).outcome()).isEqualTo(Outcome.INTERRUPTED);

        assertThat(count("true")).isEqualTo(95);
    }

    @Test
    void aSuspiciouslySmallRunDeletesNothingUntilASecondOneAgrees() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.disturb(query -> new Page<>(List.of(), null, true));
        SyncRun empty = mirror.sync(tenant, FULL, QUIET);
        assertThat(empty.outcome()).isEqualTo(Outcome.COMPLETED_WITHOUT_DELETING);
        assertThat(count("true")).isEqualTo(95);
        catalogue.disturb(query -> null);
        for (long id = 1; id <= 80; id++) {
            catalogue.remove(id);
        }

        SyncRun second = mirror.sync(tenant, FULL, QUIET);

        assertThat(second.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(second.deleted()).isEqualTo(80);
        assertEqualsOrigin();
        assertThat(
            TestPostgres.number(
                "SELECT count(*) FROM cache.mirror_seen_page WHERE run_id IN (" + empty.id() + ", " + second.id() + ")"
            )
        ).isZero();
    }

    @Test
    void whatTwoFullRunsMissedAndTheOriginHasAfterAllComesBackWithTheNextIncrementalRun() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.disturb(query -> new Page<>(List.of(), query.cursor(), true));
        mirror.sync(tenant, FULL, QUIET);
        assertThat(mirror.sync(tenant, FULL, QUIET).deleted()).isEqualTo(95);
        catalogue.disturb(query -> null);

        mirror.sync(tenant, INCREMENTAL, QUIET);

        assertEqualsOrigin();
    }

    @Test
    void goesOnWithoutARowThatCannotBeReadAndKeepsWhatItHoldsOfIt() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.remove(20);
        unreadable(15, new SetAside(15L, "item 15: name is not a text"));

        SyncRun run = mirror.sync(tenant, FULL, QUIET);

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(List.of(run.seen(), run.setAside(), run.deleted())).containsExactly(93L, 1L, 1L);
        assertThat(run.setAsideReasons()).isEqualTo("item 15: name is not a text");
        assertThat(count("id = 15")).isOne();
        assertThat(count("id = 20")).isZero();
    }

    @Test
    void deletesNothingAfterARowWhoseIdCannotBeRead() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.remove(20);
        unreadable(15, new SetAside(null, "an item without an id"));

        SyncRun run = mirror.sync(tenant, FULL, QUIET);
        catalogue.disturb(query -> null);
        SyncRun next = mirror.sync(tenant, FULL, QUIET);

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETED_WITHOUT_DELETING);
        assertThat(List.of(run.setAside(), run.deleted())).containsExactly(1L, 0L);
        assertThat(next.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(next.deleted()).isOne();
        assertEqualsOrigin();
    }

    @Test
    void anIncrementalRunGoesPastAPageOfNothingButAnUnreadableRow() {
        mirror.sync(tenant, INCREMENTAL, QUIET);
        catalogue.put(15, "odd");
        unreadable(15, new SetAside(15L, "item 15: odd"));

        SyncRun run = mirror.sync(tenant, INCREMENTAL, QUIET);
        catalogue.disturb(query -> null);

        assertThat(List.of(run.seen(), run.setAside())).containsExactly(0L, 1L);
        assertThat(mirror.sync(tenant, INCREMENTAL, QUIET).seen()).isZero();
    }

    @Test
    void findsStoredRowsByThePrimaryKeyEvenWhereTheShopIsTakenForTiny() throws SQLException {
        AtomicReference<String> lookup = new AtomicReference<>("");
        replica
            .database()
            .before(sql -> {
                if (sql.contains("content_hash::text")) {
                    lookup.set(sql);
                }
            });
        mirror.sync(tenant, FULL, QUIET);
        String explain = lookup
            .get()
            .replace("SELECT id", "EXPLAIN SELECT id")
            .replaceFirst("\\?", Long.toString(tenant))
            .replaceFirst("\\?", "ARRAY(SELECT generate_series(1, 100))::bigint[]");

        try (
            HikariDataSource pool = TestPostgres.pool();
            Connection connection = pool.getConnection();
            Statement statement = connection.createStatement()
        ) {
            connection.setAutoCommit(false);
            // It holds no more than the shop's id, and so is what a look at the costs alone would take.
            statement.execute("CREATE INDEX item_shop ON catalogue.item (shop_id)");
            statement.execute(explain);
            statement.getMoreResults();
            try (ResultSet plan = statement.getResultSet()) {
                assertThat(plan.next()).isTrue();
                assertThat(plan.getString(1)).contains("Index Scan using item_pkey");
            }
            connection.rollback();
        }
    }

    /** The origin gives this row in a way that cannot be read. */
    private void unreadable(long id, SetAside setAside) {
        catalogue.disturb(query -> {
            Page<Catalogue.Item> page = (Page<Catalogue.Item>) catalogue.read(query);
            List<Catalogue.Item> readable = page
                .rows()
                .stream()
                .filter(item -> item.id() != id)
                .toList();
            boolean there = readable.size() < page.rows().size();
            return new Page<>(readable, page.next(), page.last(), there ? List.of(setAside) : List.of());
        });
    }

    @Test
    void whatWasWrittenBetweenTwoSuspiciousRunsIsNotDeleted() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.disturb(query -> new Page<>(List.of(), null, true));
        mirror.sync(tenant, FULL, QUIET);
        catalogue.disturb(query -> null);
        catalogue.put(300, "between");
        mirror.sync(tenant, INCREMENTAL, QUIET);
        catalogue.disturb(query -> new Page<>(List.of(), null, true));

        mirror.sync(tenant, FULL, QUIET);

        assertThat(count("id = 300")).isOne();
        assertThat(count("true")).isOne();
    }

    @Test
    void anInterruptedRunGoesOnWhereItStoppedUnderTheSameNumber() {
        failAtPage(4, FailureKind.RATE_LIMITED);
        SyncRun interrupted = mirror.sync(tenant, INCREMENTAL, QUIET);
        assertThat(interrupted.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(problem(interrupted.problem()).kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(problem(interrupted.problem()).retryAt()).isNotNull();
        MirrorStatus meanwhile = mirror.status(tenant);
        assertThat(meanwhile.current()).isEqualTo(interrupted);
        assertThat(meanwhile.complete()).isFalse();
        assertThat(meanwhile.rows()).isEqualTo(30);
        catalogue.disturb(query -> null);

        SyncRun resumed = mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(resumed.id()).isEqualTo(interrupted.id());
        assertThat(resumed.pages()).isEqualTo(10);
        assertThat(catalogue.pagesRead()).isEqualTo(10);
        assertThat(mirror.runs(tenant, 10)).containsExactly(resumed);
        assertEqualsOrigin();
    }

    @Test
    void anInterruptedFullRunIsFinishedBeforeAnIncrementalOne() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.remove(1);
        failAtPage(4, FailureKind.UNAVAILABLE);
        SyncRun interrupted = mirror.sync(tenant, FULL, QUIET);
        catalogue.disturb(query -> null);

        SyncRun resumed = mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(resumed.id()).isEqualTo(interrupted.id());
        assertThat(resumed.mode()).isEqualTo(FULL);
        assertThat(resumed.deleted()).isOne();
        assertEqualsOrigin();
    }

    @Test
    void aSourceThatThrowsOrStandsStillInterruptsTheRun() {
        catalogue.disturb(query -> {
            throw new IllegalStateException("secret");
        });
        SyncRun thrown = mirror.sync(tenant, FULL, QUIET);
        assertThat(problem(thrown.problem()).message()).doesNotContain("secret");
        catalogue.disturb(query ->
            new Page<>(List.of(new Catalogue.Item(1, 1, "a", List.of())), query.cursor(), false)
        );

        SyncRun still = mirror.sync(tenant, FULL, QUIET);

        assertThat(problem(still.problem()).kind()).isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void storesTextThatPostgresWouldRefuse() {
        catalogue.disturb(query ->
            new Page<>(List.of(new Catalogue.Item(1, 1, "nul\\u0000 \\\\u0041", List.of("a\0b"))), "1", true)
        );

        assertThat(mirror.sync(tenant, FULL, QUIET).outcome()).isEqualTo(Outcome.COMPLETED);

        assertThat(count("doc ->> 'name' = 'nul \\u0041' AND tags = '{ab}'")).isOne();
    }

    @Test
    void aRowThatIsNotJsonInterruptsTheRunAndKeepsWhatThereWas() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.disturb(query -> new Page<>(List.of(new Catalogue.Item(1, 999, "\"", List.of())), "999", true));

        SyncRun run = mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(problem(run.problem()).kind()).isEqualTo(FailureKind.MALFORMED);
        assertThat(count("true")).isEqualTo(95);
    }

    @Test
    void stopsAfterThePageWhenCancelledAndKeepsWhatItHas() {
        AtomicInteger pages = new AtomicInteger();
        SyncRun run = mirror.sync(
            tenant,
            FULL,
            new SyncListener() {
                @Override
                public void onPage(SyncRun progress) {
                    pages.incrementAndGet();
                }

                @Override
                public boolean cancelled() {
                    return pages.get() == 3;
                }
            }
        );

        assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(mirror.status(tenant).rows()).isEqualTo(30);
        assertThat(mirror.status(tenant).current()).isNull();
        assertThat(mirror.sync(tenant, FULL, QUIET).outcome()).isEqualTo(Outcome.COMPLETED);
        assertEqualsOrigin();
    }

    @Test
    void tellsHowOldItIsAndWhyItIsNotNewer() {
        assertThat(mirror.freshness(tenant, Duration.ofMinutes(5)).state()).isEqualTo(Freshness.State.STALE);
        SyncRun run = mirror.sync(tenant, FULL, QUIET);
        Freshness fresh = mirror.freshness(tenant, Duration.ofMinutes(5));
        assertThat(fresh.state()).isEqualTo(Freshness.State.FRESH);
        assertThat(fresh.fetchedAt()).isEqualTo(run.startedAt());
        assertThat(fresh.problem()).isNull();
        failAtPage(1, FailureKind.UNAVAILABLE);
        mirror.sync(tenant, INCREMENTAL, QUIET);

        Freshness stale = mirror.freshness(tenant, Duration.ZERO);

        assertThat(stale.state()).isEqualTo(Freshness.State.STALE_ON_ERROR);
        assertThat(problem(stale.problem()).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void whatAFirstRunHasBroughtSoFarIsAsOldAsThatRunAndNotFresh() {
        failAtPage(3, FailureKind.RATE_LIMITED);
        SyncRun run = mirror.sync(tenant, FULL, QUIET);

        Freshness partial = mirror.freshness(tenant, Duration.ofMinutes(5));

        assertThat(mirror.status(tenant).rows()).isPositive();
        assertThat(partial.fetchedAt()).isEqualTo(run.startedAt());
        assertThat(partial.state()).isEqualTo(Freshness.State.STALE_ON_ERROR);
        assertThat(problem(partial.problem()).kind()).isEqualTo(FailureKind.RATE_LIMITED);
    }

    @Test
    void tellsWhenARowWasLastSeenWithoutWritingRowsThatDidNotChange() {
        assertThat(mirror.status(tenant).seenAt()).isNull();
        SyncRun first = mirror.sync(tenant, FULL, QUIET);
        catalogue.put(3, "changed");
        SyncRun incremental = mirror.sync(tenant, INCREMENTAL, QUIET);
        MirrorStatus status = mirror.status(tenant);
        assertThat(status.seenAt()).isEqualTo(first.startedAt());
        assertThat(status.seen(incremental.startedAt())).isEqualTo(incremental.startedAt());
        assertThat(status.seen(first.startedAt().minusSeconds(9))).isEqualTo(first.startedAt());

        catalogue.disturb(query -> new Page<>(List.of(), null, true));
        mirror.sync(tenant, FULL, QUIET);
        assertThat(mirror.status(tenant).seenAt()).isEqualTo(first.startedAt());
        catalogue.disturb(query -> null);
        SyncRun last = mirror.sync(tenant, FULL, QUIET);

        assertThat(last.unchanged()).isEqualTo(95);
        assertThat(mirror.status(tenant).seenAt()).isEqualTo(last.startedAt());
    }

    @Test
    void purgingATenantLeavesTheOthersAlone() {
        long neighbour = Requests.tenant();
        mirror.sync(tenant, FULL, QUIET);
        mirror.sync(neighbour, FULL, QUIET);

        mirror.purge(tenant);

        assertThat(count("true")).isZero();
        assertThat(mirror.runs(tenant, 10)).isEmpty();
        MirrorStatus left = mirror.status(tenant);
        assertThat(left).isEqualTo(new MirrorStatus(null, null, false, Duration.ZERO, 0, 0, null, null, left.readAt()));
        assertThat(mirror.status(neighbour).rows()).isEqualTo(95);
    }

    @Test
    void oneRunPerTenantInTheClusterAndOthersMayGoOn() {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        catalogue.disturb(query -> {
            if (query.tenant() == tenant) {
                reading.countDown();
                await(go);
            }
            return null;
        });
        try (Replica other = Replica.start()) {
            var run = CompletableFuture.supplyAsync(() -> mirror.sync(tenant, FULL, QUIET));
            await(reading);

            assertThatThrownBy(() -> mirror.sync(tenant, FULL, QUIET)).isInstanceOf(SyncInProgressException.class);
            assertThatThrownBy(() -> catalogue.mirror(other, "test/items").sync(tenant, FULL, QUIET)).isInstanceOf(
                SyncInProgressException.class
            );
            assertThat(catalogue.mirror(other, "test/items").sync(Requests.tenant(), FULL, QUIET).outcome()).isEqualTo(
                Outcome.COMPLETED
            );
            go.countDown();
            assertThat(run.join().outcome()).isEqualTo(Outcome.COMPLETED);
        }
    }

    @Test
    void aLeaderThatSleptWhileAnotherTookOverCommitsNothing() {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger fetches = new AtomicInteger();
        catalogue.disturb(query -> {
            if (fetches.incrementAndGet() == 4) {
                reading.countDown();
                await(go);
                return new Page<>(List.of(new Catalogue.Item(1, 500, "from the past", List.of())), "500", true);
            }
            return null;
        });
        try (Replica other = Replica.start()) {
            var asleep = CompletableFuture.supplyAsync(() -> mirror.sync(tenant, FULL, QUIET));
            await(reading);
            TestPostgres.execute("UPDATE cache.mirror_state SET lease_until = '-infinity' WHERE tenant = " + tenant);
            SyncRun taken = catalogue.mirror(other, "test/items").sync(tenant, FULL, QUIET);
            go.countDown();

            assertThat(asleep.join().outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(taken.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(taken.id()).isEqualTo(asleep.join().id());
            assertEqualsOrigin();
            assertThat(mirror.status(tenant).last()).isEqualTo(taken);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void equalsTheOriginWhateverStatementsAndCommitsCrashAndHoweverItDrifts(long seed) {
        Random random = new Random(seed);
        replica.database().before(sql -> crash(random, sql));
        replica.database().after(sql -> crash(random, sql));
        Random origin = new Random(-seed);
        catalogue.disturb(query -> {
            drift(origin);
            return origin.nextInt(12) == 0
                ? new PageResult.Failed<>(FailureKind.RATE_LIMITED, "slow down", Duration.ofSeconds(1))
                : null;
        });
        for (int i = 0; i < 40; i++) {
            try {
                mirror.sync(tenant, random.nextBoolean() ? FULL : INCREMENTAL, QUIET);
            } catch (CacheStoreException e) {
                assertThat(e).rootCause().hasMessage("crash");
            }
        }
        replica.database().before(sql -> {});
        replica.database().after(sql -> {});
        catalogue.disturb(query -> null);
        while (mirror.status(tenant).current() != null) {
            mirror.sync(tenant, FULL, QUIET);
        }

        SyncRun last = mirror.sync(tenant, FULL, QUIET);

        assertThat(last.outcome()).isIn(Outcome.COMPLETED, Outcome.COMPLETED_WITHOUT_DELETING);
        assertEqualsOrigin();
        assertThat(mirror.status(tenant).rows()).isEqualTo(catalogue.items().size());
        assertThat(
            TestPostgres.number(
                "SELECT count(*) FROM cache.sync_run WHERE tenant = %d AND seen <> created + updated + unchanged".formatted(
                    tenant
                )
            )
        ).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = { 4, 10 })
    void aRunWhoseNewestPageWasLostWithTheServerGoesOnFromWhatIsThereAlsoAtItsEnd(int lost) {
        SyncListener losing = progress -> {
            if (progress.pages() == lost) {
                // What is left when the commit of that page never reached the disk.
                TestPostgres.execute(
                    """
                    DELETE FROM catalogue.item WHERE shop_id = %1$d AND change > %2$d;
                    DELETE FROM cache.mirror_seen_page WHERE run_id = %3$d AND %2$d + 1 = ANY (ids);
                    UPDATE cache.mirror_state SET run_cursor = '%2$d', rows = %2$d WHERE tenant = %1$d;
                    UPDATE cache.sync_run SET pages = %4$d, seen = %2$d, created = %2$d WHERE tenant = %1$d
                    """.formatted(tenant, (lost - 1) * 10, progress.id(), lost - 1)
                );
            }
        };

        SyncRun run = mirror.sync(tenant, FULL, losing);

        assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(run.pages()).isEqualTo(lost - 1);
        SyncRun taken = mirror.sync(tenant, FULL, QUIET);
        assertThat(taken.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(taken.deleted()).isZero();
        assertThat(taken.seen()).isEqualTo(95);
        assertEqualsOrigin();
    }

    private static Problem problem(@Nullable Problem problem) {
        return Objects.requireNonNull(problem, "no reason is given");
    }

    private void drift(Random random) {
        switch (random.nextInt(4)) {
            case 0 -> catalogue.put(1 + random.nextInt(130), "changed " + random.nextInt());
            case 1 -> catalogue.remove(1 + random.nextInt(130));
            default -> {
                // Most of the time nothing happens.
            }
        }
    }

    private static void crash(Random random, String sql) throws SQLException {
        if (!sql.contains("invalidation") && !sql.contains("pg_snapshot") && random.nextInt(60) == 0) {
            throw new SQLException("crash", "08006");
        }
    }

    private void failAtPage(int page, FailureKind kind) {
        AtomicInteger pages = new AtomicInteger();
        catalogue.disturb(query ->
            pages.incrementAndGet() >= page
                ? new PageResult.Failed<>(kind, "The origin is " + kind, Duration.ofMinutes(1))
                : null
        );
    }

    private void assertEqualsOrigin() {
        List<String> expected = catalogue
            .items()
            .stream()
            .map(item -> item.id() + " " + item.change() + " " + item.name() + " " + item.version())
            .toList();
        assertThat(
            TestPostgres.strings(
                "SELECT concat_ws(' ', id, change, name, source_version) FROM catalogue.item WHERE shop_id = " +
                tenant +
                " ORDER BY id"
            )
        ).isEqualTo(expected);
    }

    private long count(String where) {
        return TestPostgres.number("SELECT count(*) FROM catalogue.item WHERE shop_id = " + tenant + " AND " + where);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
