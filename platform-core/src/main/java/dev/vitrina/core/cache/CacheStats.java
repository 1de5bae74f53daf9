package dev.vitrina.core.cache;

import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.CacheStatistics.Report;
import dev.vitrina.cache.CacheStatistics.Resolution;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GraphQL type of the same name; what it costs more to know is asked for by {@link CacheStatsController}. */
record CacheStats(CacheStatsFilter filter, StatsSpan span, Report report) {
    public Instant from() {
        return span.from();
    }

    public Instant to() {
        return span.to();
    }

    public CacheCounts total() {
        return report.total();
    }

    public Resolution resolution() {
        return span.resolution();
    }

    public List<Point> series() {
        return span
            .steps()
            .stream()
            .map(step -> new Point(step, report.series().getOrDefault(step, CacheCounts.NONE)))
            .toList();
    }

    record Point(Instant at, CacheCounts counts) {}

    record OfEndpoint(
        String endpoint,
        @Nullable String plugin,
        CacheCounts counts,
        long entries,
        long bytes,
        long memoryBytes,
        List<AgeClass> ages
    ) implements CacheStatsRow {}

    record AgeClass(@Nullable Long underSeconds, long entries) {}

    record OfShop(long shopId, @Nullable String sellerName, CacheCounts counts, long entries, long bytes) implements
        CacheStatsRow {}
}
