package dev.vitrina.cache.engine;

import static dev.vitrina.cache.SyncMode.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.SyncRun.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Syncs of ten tenants at once, on a replica that commits two pages at a time and whose pool has hardly more connections. */
@Timeout(60)
class MirrorCrowdTest {

    private static final int CROWD = 10;
    private static final int COMMITS = 2;
    private static final String ROWS = "INSERT INTO " + Catalogue.TABLE;

    /** The commits', the one that hears invalidations, and one for whoever reads. */
    private final Replica replica = Replica.start(pool(), builder -> builder.mirrorCommits(COMMITS));
    private final Catalogue catalogue = new Catalogue(35, 10);
    private final Mirror mirror = catalogue.mirror(replica, "test/crowd");
    private final Executor threads = work -> Thread.ofVirtual().start(work);

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void commitsAFewPagesAtATimeWhileReadsFindAConnection() {
        AtomicInteger read = new AtomicInteger();
        Set<Thread> committing = ConcurrentHashMap.newKeySet();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        catalogue.disturb(query -> {
            read.incrementAndGet();
            return null;
        });
        replica
            .database()
            .before(sql -> {
                if (sql.startsWith(ROWS)) {
                    committing.add(Thread.currentThread());
                    most.accumulateAndGet(committing.size(), Math::max);
                    await(go);
                } else if (sql.equals("COMMIT")) {
                    committing.remove(Thread.currentThread());
                }
            });

        List<CompletableFuture<SyncRun>> runs = Stream.generate(Requests::tenant)
            .limit(CROWD)
            .map(this::syncing)
            .toList();
        // Each has its first page, and its second is on its way: all want to commit.
        Awaitility.await().until(() -> read.get() == 2 * CROWD && committing.size() == COMMITS);
        Awaitility.await()
            .during(Duration.ofMillis(200))
            .until(() -> committing.size() == COMMITS);

        assertThat(mirror.status(Requests.tenant()).rows()).as("read meanwhile").isZero();
        go.countDown();
        assertThat(runs).allSatisfy(run -> assertThat(run.join().outcome()).isEqualTo(Outcome.COMPLETED));
        assertThat(most).hasValue(COMMITS);
    }

    /** The others do not end before it does. */
    @Test
    void aSyncComesToItsEndBesideOthersThatAlwaysHaveAPageToCommit() {
        long newcomer = Requests.tenant();
        AtomicBoolean ended = new AtomicBoolean();
        catalogue.disturb(query -> query.tenant() == newcomer ? null : endless(query, ended.get()));
        List<CompletableFuture<SyncRun>> others = Stream.generate(Requests::tenant)
            .limit(CROWD)
            .map(this::syncing)
            .toList();

        SyncRun run = syncing(newcomer).join();
        ended.set(true);

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(run.seen()).isEqualTo(35);
        assertThat(others).allSatisfy(other -> assertThat(other.join().outcome()).isEqualTo(Outcome.COMPLETED));
    }

    private static @Nullable PageResult<Catalogue.Item> endless(PageQuery query, boolean last) {
        String cursor = query.cursor();
        long change = cursor == null ? 1 : Long.parseLong(cursor) + 1;
        return new Page<>(
            List.of(new Catalogue.Item(change % 10, change, "item " + change, List.of())),
            Long.toString(change),
            last
        );
    }

    private CompletableFuture<SyncRun> syncing(long tenant) {
        return CompletableFuture.supplyAsync(() -> mirror.sync(tenant, FULL, progress -> {}), threads);
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = TestPostgres.pool(TestPostgres.url("postgres"), COMMITS + 2);
        pool.setConnectionTimeout(10_000);
        return pool;
    }

    private static void await(CountDownLatch latch) throws SQLException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new SQLException("never released");
            }
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }
}
