package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.CacheStatistics;
import dev.vitrina.cache.jdbc.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Sums up table {@code cache.endpoint_activity}. */
public final class ActivityReports {

    /** A sum over the longest span takes about a second; nobody waits longer for a chart. */
    private static final int PATIENCE_SECONDS = 10;

    private static final String REPORT = """
        SELECT grouping(step, endpoint, tenant), step, endpoint, tenant,
               sum(reads), sum(hits), sum(stale), sum(misses), sum(errors), sum(loads), sum(failures), sum(coalesced)
        FROM (
            SELECT date_trunc(?, at, 'UTC') AS step, a.*
            FROM cache.endpoint_activity a
            WHERE at >= ? AND at < ? AND (?::bigint IS NULL OR tenant = ?) AND (?::text IS NULL OR endpoint = ?)
        ) a
        GROUP BY GROUPING SETS ((step), (endpoint), (tenant))
        """;

    private static final String KNOWS = "SELECT EXISTS (SELECT FROM cache.endpoint_activity WHERE endpoint = ?)";

    private static final int BY_STEP = 0b011;
    private static final int BY_ENDPOINT = 0b101;

    private final Database database;

    public ActivityReports(Database database) {
        this.database = database;
    }

    public CacheStatistics.Report report(CacheStatistics.Query query) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REPORT)) {
                statement.setQueryTimeout(PATIENCE_SECONDS);
                statement.setString(1, query.resolution().name().toLowerCase(Locale.ROOT));
                statement.setObject(2, query.from().atOffset(ZoneOffset.UTC));
                statement.setObject(3, query.to().atOffset(ZoneOffset.UTC));
                statement.setObject(4, query.tenant(), Types.BIGINT);
                statement.setObject(5, query.tenant(), Types.BIGINT);
                statement.setString(6, query.endpoint());
                statement.setString(7, query.endpoint());
                try (ResultSet row = statement.executeQuery()) {
                    return report(row);
                }
            }
        });
    }

    public boolean knows(String endpoint) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(KNOWS)) {
                statement.setQueryTimeout(PATIENCE_SECONDS);
                statement.setString(1, endpoint);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }

    private static CacheStatistics.Report report(ResultSet row) throws SQLException {
        Map<Instant, CacheCounts> series = new HashMap<>();
        Map<String, CacheCounts> endpoints = new HashMap<>();
        Map<Long, CacheCounts> tenants = new HashMap<>();
        while (row.next()) {
            CacheCounts counts = JdbcActivityStore.counts(row, 5);
            switch (row.getInt(1)) {
                case BY_STEP -> series.put(row.getObject(2, OffsetDateTime.class).toInstant(), counts);
                case BY_ENDPOINT -> endpoints.put(row.getString(3), counts);
                default -> tenants.put(row.getLong(4), counts);
            }
        }
        return new CacheStatistics.Report(series, endpoints, tenants);
    }
}
