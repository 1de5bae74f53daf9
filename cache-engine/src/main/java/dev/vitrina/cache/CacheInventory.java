package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is cached: the rows of the store, which all replicas share, and the memory of this one. Rows are not indexed by what is asked
 * here, so that they can be written fast: each call that is not about one tenant reads through all rows (not their bodies), and
 * fails with {@link CacheStoreException} when that takes more than ten seconds. Thread-safe.
 */
public interface CacheInventory {
    /** The ages that {@link Holding#ages} tells apart; one more class is older than all. */
    List<Duration> AGES = List.of(
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1),
        Duration.ofDays(7)
    );

    /**
     * What the store holds, by endpoint and tenant.
     *
     * @param tenant   null means all
     * @param endpoint null means all
     */
    List<Holding> holdings(@Nullable Long tenant, @Nullable String endpoint);

    /**
     * Entries, the latest fetched first.
     *
     * @param after only entries that come after this one; null begins with the first
     * @param limit at most so many
     */
    List<Entry> entries(EntryFilter filter, @Nullable Position after, int limit);

    /** How many entries the filter admits. */
    long count(EntryFilter filter);

    /** Removes the rows that nobody can be served any more, which housekeeping does every ten minutes. @return how many */
    long clearExpired();

    /** Bytes of this replica's memory by endpoint. */
    Map<String, Long> memory();

    /** How many bytes this replica's memory may hold. */
    long memoryLimit();

    /**
     * What the store holds of an endpoint for a tenant.
     *
     * @param bytes of the bodies
     * @param ages  entries by age: as {@link #AGES}, and one class more; the sum is {@code entries}
     */
    record Holding(String endpoint, long tenant, long entries, long bytes, List<Long> ages) {}

    /** Which entries; all given conditions must hold. */
    record EntryFilter(@Nullable Long tenant, @Nullable String endpoint, @Nullable EntryState state) {
        public static final EntryFilter NONE = new EntryFilter(null, null, null);
    }

    /** What an entry is; of several that apply, the last here. */
    enum EntryState {
        /** Serves; whether as fresh or stale, the policy says. */
        VALUE,
        /** The origin said that there is no such thing. */
        ABSENT,
        /** Too large to keep: only a mark. */
        NOT_CACHEABLE,
        /** Invalidated, softly or hard, and not loaded again yet. */
        INVALIDATED,
        /** The last attempt to load it failed; an older value may still serve. */
        FAILED,
    }

    /** Where an entry stands in the order of {@link #entries}; unique. */
    record Position(Instant fetchedAt, long tenant, UUID key, int policyVersion) {}

    /**
     * One row of the store, without its request, of which the store has only a hash, and without its content.
     *
     * @param position    tells it from all others
     * @param age         by the database's clock; never negative
     * @param bytes       of the body as the codec made it
     * @param storedBytes of the body as PostgreSQL keeps it
     * @param keepUntil   when the row may be removed
     * @param problem     of the last attempt, and when the next is due; null when it did not fail
     */
    record Entry(
        Position position,
        String endpoint,
        EntryState state,
        Duration age,
        long bytes,
        long storedBytes,
        Instant keepUntil,
        @Nullable Problem problem
    ) {}
}
