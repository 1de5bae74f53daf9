package dev.vitrina.cache.engine;

import dev.vitrina.cache.CacheStatistics;
import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.activity.ActivityReports;

/** The counts of this replica are written down before all are summed up. */
record EngineStatistics(ActivityLog activity, ActivityReports reports) implements CacheStatistics {
    @Override
    public Report report(Query query) {
        activity.flush();
        return reports.report(query);
    }

    @Override
    public boolean knows(String endpoint) {
        activity.flush();
        return reports.knows(endpoint);
    }
}
