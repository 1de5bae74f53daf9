package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cache did, all replicas together, for a little more than a year. Thread-safe; each call is a statement or two. */
public interface CacheStatistics {
    /** How far back hours are told apart; beyond, only UTC days. */
    Duration HOURS_KEPT = Duration.ofDays(90);

    /** How far back anything is known. */
    Duration DAYS_KEPT = Duration.ofDays(400);

    /** Other replicas write down what they counted every ten seconds; this one does so now. */
    Report report(Query query);

    /** Whether anything is known of the endpoint, or mirror, of this name. */
    boolean knows(String endpoint);

    /** How finely time is told apart. Days are UTC days. */
    enum Resolution {
        HOUR,
        DAY,
    }

    /**
     * What to count.
     *
     * @param from     the first moment; a whole hour or UTC day, as the resolution says
     * @param to       the first moment not counted, but an hour or day that began before it is counted in whole
     * @param tenant   null counts all
     * @param endpoint or a mirror's name; null counts all
     */
    record Query(Instant from, Instant to, Resolution resolution, @Nullable Long tenant, @Nullable String endpoint) {}

    /**
     * The same counts three times over, each without what nothing was counted for.
     *
     * @param series    by when the hour or day began
     * @param endpoints by endpoint or mirror; empty is the name of what was counted before endpoints were told apart
     * @param tenants   by tenant
     */
    record Report(
        Map<Instant, CacheCounts> series,
        Map<String, CacheCounts> endpoints,
        Map<Long, CacheCounts> tenants
    ) {
        public CacheCounts total() {
            return series.values().stream().reduce(CacheCounts.NONE, CacheCounts::plus);
        }
    }
}
