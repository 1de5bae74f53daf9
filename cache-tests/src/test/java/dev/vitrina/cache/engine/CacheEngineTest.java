package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.CacheStatistics.Query;
import dev.vitrina.cache.CacheStatistics.Resolution;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine's life, from its start to its end. */
@Timeout(60)
class CacheEngineTest {

    private final long tenant = Requests.tenant();
    private final HikariDataSource pool = TestPostgres.pool();
    private final Origin origin = new Origin();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void writesDownWhatItDidWhenItCloses() {
        try (CacheEngine engine = CacheEngine.on(pool).start()) {
            assertThat(value(engine.cache().get(request(key(tenant), origin)))).isEqualTo("v1");
        }

        assertThat(
            TestPostgres.number("SELECT sum(reads) FROM cache.endpoint_activity WHERE tenant = " + tenant)
        ).isOne();
        assertThat(pool.isClosed()).isFalse();
    }

    @Test
    void leavesNoThreadAndNoConnectionBehind() {
        Set<Thread> before = platformThreads();
        try (CacheEngine engine = CacheEngine.on(pool).start()) {
            await().until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 1);
            assertThat(value(engine.cache().get(request(key(tenant), origin)))).isEqualTo("v1");
            assertThat(platformThreads()).anyMatch(thread -> thread.getName().equals("cache-timer"));
        }

        await().until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        await().until(() ->
                platformThreads()
                    .stream()
                    .filter(thread -> !before.contains(thread))
                    .noneMatch(thread -> thread.getName().startsWith("cache-"))
            );
    }

    @Test
    void stopsTheLoadsThatAreUnderWay() throws InterruptedException {
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        Loader<String> hanging = context -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                stopped.complete(true);
            }
            return new LoadResult.NotFound<>();
        };
        CacheEngine engine = CacheEngine.on(pool).start();
        Thread reader = Thread.ofVirtual().start(() -> engine.cache().get(request(key(tenant), hanging)));
        begun.await();

        engine.close();

        assertThat(stopped.join()).isTrue();
        reader.interrupt();
    }

    @Test
    void loadsOnTheExecutorThatItIsGivenAndLeavesItOpen() {
        try (ExecutorService executor = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("mine").factory())) {
            AtomicReference<@Nullable String> thread = new AtomicReference<>();
            Loader<String> noting = context -> {
                thread.set(Thread.currentThread().getName());
                return new LoadResult.Loaded<>("v1");
            };
            try (CacheEngine engine = CacheEngine.on(pool).executor(executor).start()) {
                assertThat(value(engine.cache().get(request(key(tenant), noting)))).isEqualTo("v1");
            }

            assertThat(thread.get()).isEqualTo("mine");
            assertThat(executor.isShutdown()).isFalse();
        }
    }

    @Test
    void tellsOfAllThatItsPartsTell() {
        try (CacheEngine engine = CacheEngine.on(pool).memoryBytes(1 << 20).start()) {
            assertThat(value(engine.cache().get(request(key(tenant), origin)))).isEqualTo("v1");
            Instant now = Instant.now();
            Query today = new Query(
                now.minus(Duration.ofHours(2)),
                now.plus(Duration.ofHours(2)),
                Resolution.HOUR,
                tenant,
                null
            );

            assertThat(engine.statistics().report(today).total().reads()).isOne();
            assertThat(engine.inventory().memoryLimit()).isEqualTo(1 << 20);
            assertThat(engine.mirrors().rows(tenant)).isZero();
            assertThat(
                engine
                    .warming()
                    .warm(tenant, null, progress -> {})
                    .total()
            ).isOne();
        }
    }

    private static Set<Thread> platformThreads() {
        return Thread.getAllStackTraces().keySet().stream().collect(Collectors.toSet());
    }
}
