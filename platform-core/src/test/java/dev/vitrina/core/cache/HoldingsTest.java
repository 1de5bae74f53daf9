package dev.vitrina.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.cache.CacheInventory.Holding;
import dev.vitrina.cache.CacheStoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often the store is read through. */
class HoldingsTest {

    private static final List<Holding> FOUND = List.of(
        new Holding("a/b", 7, 1, 1, List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L))
    );
    private static final CacheStatsFilter OF_SHOP = new CacheStatsFilter(null, null, null, 7L);

    private final List<String> readings = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private Supplier<List<Holding>> store = () -> FOUND;
    private final Holdings holdings = new Holdings(
        (shop, endpoint) -> {
            readings.add(shop + " " + endpoint);
            return store.get();
        },
        now::get
    );

    @Test
    void isReadOnceInTenSecondsForEachScope() {
        holdings.of(CacheStatsFilter.NONE);
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(holdings.of(CacheStatsFilter.NONE)).isEqualTo(FOUND);
        assertThat(readings).containsExactly("null null");

        holdings.of(OF_SHOP);
        assertThat(readings).containsExactly("null null", "7 null");

        // Ten more: the cache may date the first reading when its reader has gone on already.
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        holdings.of(CacheStatsFilter.NONE);
        assertThat(readings).containsExactly("null null", "7 null", "null null");
    }

    @Test
    void allWhoLookAtTheSameTimeShareOneReading() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        store = () -> {
            begun.countDown();
            await(go);
            return FOUND;
        };

        List<CompletableFuture<List<Holding>>> looking = IntStream.range(0, 5)
            .mapToObj(one ->
                CompletableFuture.supplyAsync(() -> holdings.of(CacheStatsFilter.NONE), Thread::startVirtualThread)
            )
            .toList();
        begun.await();
        go.countDown();

        assertThat(looking).allSatisfy(one -> assertThat(one.join()).isEqualTo(FOUND));
        assertThat(readings).hasSize(1);
    }

    @Test
    void isReadAgainAfterAFailureAndOnceItIsKnownToBeOutdated() {
        CacheStoreException slow = new CacheStoreException("too slow", new SQLException("cancelled", "57014"));
        store = () -> {
            throw slow;
        };

        assertThatThrownBy(() -> holdings.of(CacheStatsFilter.NONE)).hasCause(slow);
        store = () -> FOUND;
        assertThat(holdings.of(CacheStatsFilter.NONE)).isEqualTo(FOUND);

        holdings.forget();
        holdings.of(CacheStatsFilter.NONE);
        assertThat(readings).hasSize(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
