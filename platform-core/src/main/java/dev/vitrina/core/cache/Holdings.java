package dev.vitrina.core.cache;

import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheInventory.Holding;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the store holds, read when it is first asked for and no more than once. Thread-safe. */
final class Holdings {

    private final CacheInventory inventory;
    private final CacheStatsFilter filter;
    private @Nullable List<Holding> found;

    Holdings(CacheInventory inventory, CacheStatsFilter filter) {
        this.inventory = inventory;
        this.filter = filter;
    }

    /** Of one endpoint, or of one shop. */
    record Sum(long entries, long bytes, List<Long> ages) {
        static final Sum NOTHING = new Sum(
            0,
            0,
            Stream.generate(() -> 0L)
                .limit(CacheInventory.AGES.size() + 1L)
                .toList()
        );

        Sum plus(Holding holding) {
            return plus(new Sum(holding.entries(), holding.bytes(), holding.ages()));
        }

        Sum plus(Sum other) {
            return new Sum(
                entries + other.entries,
                bytes + other.bytes,
                IntStream.range(0, ages.size())
                    .mapToObj(age -> ages.get(age) + other.ages.get(age))
                    .toList()
            );
        }
    }

    synchronized List<Holding> all() {
        if (found == null) {
            found = inventory.holdings(filter.shopId(), filter.endpoint());
        }
        return found;
    }

    static Collector<Holding, ?, Sum> sum() {
        return Collectors.reducing(Sum.NOTHING, Sum.NOTHING::plus, Sum::plus);
    }
}
