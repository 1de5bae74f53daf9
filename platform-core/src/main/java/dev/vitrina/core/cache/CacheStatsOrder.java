package dev.vitrina.core.cache;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** GraphQL input of the same name. What is equal by it stays in the order it had. */
record CacheStatsOrder(@Nullable Column by, @Nullable Direction direction) {
    static final CacheStatsOrder MOST_READS = new CacheStatsOrder(null, null);

    /** GraphQL enum {@code CacheStatsColumn}. */
    enum Column {
        READS,
        SAVED,
        LOADS,
        FAILURES,
        COALESCED,
        ENTRIES,
        BYTES,
    }

    /** GraphQL enum {@code SortDirection}. */
    enum Direction {
        ASC,
        DESC,
    }

    Comparator<CacheStatsRow> comparator() {
        Comparator<CacheStatsRow> ascending = Comparator.comparingDouble(this::value);
        return direction == Direction.ASC ? ascending : ascending.reversed();
    }

    private double value(CacheStatsRow row) {
        return switch (by == null ? Column.READS : by) {
            case READS -> row.counts().reads();
            // What was never read has no share, and stands below even the worst one.
            case SAVED -> row.counts().reads() == 0 ? -1 : (double) row.counts().callsSaved() / row.counts().reads();
            case LOADS -> row.counts().loads();
            case FAILURES -> row.counts().failures();
            case COALESCED -> row.counts().coalesced();
            case ENTRIES -> row.entries();
            case BYTES -> row.bytes();
        };
    }
}
