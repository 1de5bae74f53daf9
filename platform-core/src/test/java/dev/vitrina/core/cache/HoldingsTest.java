package dev.vitrina.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheInventory.Holding;
import dev.vitrina.cache.CacheStoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often the store is read through. */
class HoldingsTest {

    private static final List<Holding> FOUND = List.of(
        new Holding("a/b", 7, 1, 1, List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L))
    );
    private static final CacheStatsFilter OF_SHOP = new CacheStatsFilter(null, null, null, 7L);

    private final CacheInventory inventory = mock();
    private final AtomicLong now = new AtomicLong();
    private final Holdings holdings = new Holdings(inventory, now::get);

    @Test
    void isReadOnceInTenSecondsForEachScope() {
        when(inventory.holdings(any(), any())).thenReturn(FOUND);

        holdings.of(CacheStatsFilter.NONE);
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(holdings.of(CacheStatsFilter.NONE)).isEqualTo(FOUND);
        verify(inventory, times(1)).holdings(null, null);

        holdings.of(OF_SHOP);
        verify(inventory, times(1)).holdings(7L, null);

        now.addAndGet(Duration.ofSeconds(2).toNanos());
        holdings.of(CacheStatsFilter.NONE);
        verify(inventory, times(2)).holdings(null, null);
    }

    @Test
    void allWhoLookAtTheSameTimeShareOneReading() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        when(inventory.holdings(any(), any())).thenAnswer(call -> {
                begun.countDown();
                go.await();
                return FOUND;
            });

        List<CompletableFuture<List<Holding>>> looking = IntStream.range(0, 5)
            .mapToObj(one ->
                CompletableFuture.supplyAsync(() -> holdings.of(CacheStatsFilter.NONE), Thread::startVirtualThread)
            )
            .toList();
        begun.await();
        go.countDown();

        assertThat(looking).allSatisfy(one -> assertThat(one.join()).isEqualTo(FOUND));
        verify(inventory, times(1)).holdings(null, null);
    }

    @Test
    void isReadAgainAfterAFailureAndOnceItIsKnownToBeOutdated() {
        CacheStoreException slow = new CacheStoreException("too slow", new SQLException("cancelled", "57014"));
        when(inventory.holdings(any(), any())).thenThrow(slow).thenReturn(FOUND);

        assertThatThrownBy(() -> holdings.of(CacheStatsFilter.NONE)).hasCause(slow);
        assertThat(holdings.of(CacheStatsFilter.NONE)).isEqualTo(FOUND);

        holdings.forget();
        holdings.of(CacheStatsFilter.NONE);
        verify(inventory, times(3)).holdings(null, null);
    }
}
