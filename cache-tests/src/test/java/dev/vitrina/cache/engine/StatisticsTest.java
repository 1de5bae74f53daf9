package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheStatistics.Query;
import dev.vitrina.cache.CacheStatistics.Report;
import dev.vitrina.cache.CacheStatistics.Resolution;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.jdbc.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the cache says that it did. */
class StatisticsTest {

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Origin origin = new Origin();
    private final Replica replica = Replica.start();
    private final Replica other = Replica.start();

    @AfterEach
    void stop() {
        replica.close();
        other.close();
    }

    @Test
    void everyReadIsAHitStaleAMissOrAnError() {
        replica.get(request(key, origin));
        replica.get(request(key, origin));
        replica.get(request(key, origin));
        other.get(request(key, origin));
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofHours(1));
        replica.get(request(new CacheKey(tenant, key.endpoint(), "id=2"), origin));
        TestPostgres.passes(tenant, Duration.ofSeconds(61));
        replica.passes(Duration.ofSeconds(61));
        replica.get(request(key, origin));
        await().untilAsserted(() -> assertThat(origin.calls()).isEqualTo(3));
        other.statistics().report(today());

        await().untilAsserted(() ->
            assertThat(statistics().total()).isEqualTo(new CacheCounts(6, 3, 1, 1, 1, 3, 2, 0))
        );
    }

    @Test
    void aReadThatWaitedForTheLoadOfAnotherIsCoalescedAndAMiss() {
        Origin.Hold hold = origin.hold();
        var first = replica.reading(request(key, origin));
        hold.awaitArrival();
        List<Thread> waiting = IntStream.range(0, 3)
            .mapToObj(i -> Thread.ofPlatform().start(() -> replica.get(request(key, origin))))
            .toList();
        AtomicInteger attempts = new AtomicInteger();
        other
            .database()
            .before(sql -> {
                if (sql.contains("INSERT INTO cache.lease")) {
                    attempts.incrementAndGet();
                }
            });
        var elsewhere = other.reading(request(key, origin));
        await().until(
            () ->
                attempts.get() > 1 &&
                waiting.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING)
        );

        hold.release();
        first.join();
        elsewhere.join();
        waiting.forEach(StatisticsTest::join);
        other.statistics().report(today());

        assertThat(statistics().total()).isEqualTo(new CacheCounts(5, 0, 0, 5, 0, 1, 0, 4));
    }

    @Test
    void aLoadThatIsOverBeforeItsReaderLooksIsAMissAllTheSame() {
        try (Replica inline = Replica.start(settings -> settings.executor(Runnable::run))) {
            inline.get(request(key, origin));

            assertThat(inline.statistics().report(today()).total()).isEqualTo(new CacheCounts(1, 0, 0, 1, 0, 1, 0, 0));
        }
    }

    @Test
    void aReportIsByTimeByEndpointAndByTenant() {
        long neighbour = Requests.tenant();
        replica.get(request(key, origin));
        replica.get(request(new CacheKey(tenant, "test/others", ""), origin));
        replica.get(request(key(neighbour), origin));

        Report mine = statistics();
        Report ofTwo = replica
            .statistics()
            .report(new Query(today().from(), today().to(), Resolution.HOUR, null, "test/others"));
        Report all = replica.statistics().report(new Query(today().from(), today().to(), Resolution.DAY, null, null));

        assertThat(mine.endpoints()).containsOnlyKeys("test/things", "test/others");
        assertThat(mine.tenants()).containsOnlyKeys(tenant);
        assertThat(mine.total().reads()).isEqualTo(2);
        assertThat(ofTwo.endpoints()).containsOnlyKeys("test/others");
        assertThat(all.tenants()).containsKeys(tenant, neighbour);
        assertThat(all.series().keySet()).allMatch(day -> day.truncatedTo(ChronoUnit.DAYS).equals(day));
        assertThat(replica.statistics().knows("test/others")).isTrue();
        assertThat(replica.statistics().knows("test/nobody asked for")).isFalse();
    }

    @Test
    void aMirrorCountsByItsName() {
        var definition = new MirrorDefinition<Catalogue.Item>(
            "test/mirror-" + tenant,
            Catalogue.TABLE,
            Catalogue.Item::id,
            Catalogue.Item::document,
            Catalogue.Item::version,
            List.of(),
            query -> new Page<>(List.of(), null, true),
            0.5
        );
        var unused = new Catalogue(0, 1);
        var mirror = replica.mirrors().mirror(definition);
        mirror.sync(tenant, SyncMode.FULL, run -> {});
        mirror.answered(tenant);
        mirror.answered(tenant);

        assertThat(statistics().endpoints()).containsEntry(definition.name(), new CacheCounts(2, 2, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void allCountsAreWrittenInOneStatement() {
        replica.get(request(key, origin));
        replica.get(request(new CacheKey(tenant, "test/others", ""), origin));
        AtomicInteger writes = new AtomicInteger();
        replica.database().before(sql -> writes.addAndGet(sql.contains("INSERT INTO cache.endpoint_activity") ? 1 : 0));

        statistics();
        statistics();

        assertThat(writes).hasValue(1);
    }

    @Test
    void countsOfAnOutageAreKeptForTheHourTheyBelongTo() {
        replica
            .database()
            .before(sql -> {
                if (sql.contains("endpoint_activity")) {
                    throw new SQLException("down", "08006");
                }
            });
        replica.get(request(key, origin));
        assertThatThrownBy(this::statistics).isInstanceOf(CacheStoreException.class);
        replica.passes(Duration.ofHours(2));
        replica.get(request(new CacheKey(tenant, key.endpoint(), "later"), origin));
        assertThatThrownBy(this::statistics).isInstanceOf(CacheStoreException.class);

        replica.database().before(sql -> {});

        await()
            .ignoreException(CacheStoreException.class)
            .untilAsserted(() -> assertThat(statistics().total().reads()).isEqualTo(2));
        assertThat(statistics().series().keySet().stream().sorted().toList())
            .hasSize(2)
            .satisfies(hours ->
                assertThat(Duration.between(hours.getFirst(), hours.getLast())).isEqualTo(Duration.ofHours(2))
            );
    }

    @Test
    void whatIsOldIsSummedUpByDayAndThenForgotten() {
        insert(401, 5, 1);
        insert(100, 0, 2);
        insert(100, 7, 4);
        insert(100, 23, 8);
        insert(99, 3, 16);
        insert(89, 3, 32);

        clean();
        clean();

        assertThat(
            TestPostgres.strings(
                """
                SELECT extract(day FROM date_trunc('day', now(), 'UTC') - date_trunc('day', at, 'UTC'))
                    || ' ' || extract(hour FROM at AT TIME ZONE 'UTC') || ' ' || reads || ' ' || coalesced
                FROM cache.endpoint_activity WHERE tenant = %d ORDER BY at
                """.formatted(tenant)
            )
        ).containsExactly("100 0 14 28", "99 0 16 32", "89 3 32 64");
    }

    @Test
    void whatTheLastReleaseCountedPerDayIsKept() {
        TestPostgres.execute(
            """
            INSERT INTO cache.activity (tenant, day, reads, loads, failures)
            VALUES (%1$d, (now() AT TIME ZONE 'UTC')::date, 10, 4, 1), (%1$d, (now() AT TIME ZONE 'UTC')::date - 1, 20, 5, 2)
            """.formatted(tenant)
        );

        clean();

        assertThat(statistics().endpoints()).containsEntry("", new CacheCounts(30, 0, 0, 0, 0, 9, 3, 0));
        assertThat(replica.cache().activity(tenant).callsSaved()).isEqualTo(6);
        assertThat(TestPostgres.number("SELECT count(*) FROM cache.activity WHERE tenant = " + tenant)).isZero();
    }

    private Report statistics() {
        return replica.statistics().report(today());
    }

    private Query today() {
        Instant now = Instant.now();
        Instant from = now.truncatedTo(ChronoUnit.DAYS).minus(2, ChronoUnit.DAYS);
        return new Query(from, now.plus(1, ChronoUnit.HOURS), Resolution.HOUR, tenant, null);
    }

    private void insert(int daysAgo, int hour, long reads) {
        TestPostgres.execute(
            """
            INSERT INTO cache.endpoint_activity (at, tenant, endpoint, reads, loads, failures, coalesced)
            VALUES (date_trunc('day', now(), 'UTC') - interval '%d days' + interval '%d hours', %d, 'test/things', %d, 0, 0, %d)
            """.formatted(daysAgo, hour, tenant, reads, 2 * reads)
        );
    }

    private void clean() {
        new Housekeeping(new Database(replica.database().dataSource(), System::nanoTime)).run();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
