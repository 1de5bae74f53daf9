package dev.vitrina.cache.mirror;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Table {@code cache.sync_run}: the sync log, which also keeps the counts of runs under way. */
final class RunStore {

    static final String COLUMNS =
        " id, mirror, tenant, mode, started_at, finished_at, outcome, problem_kind, problem, retry_at, pages, seen, created," +
        " updated, unchanged, deleted, set_aside, set_aside_reasons ";

    /** As many as say what is wrong; hundreds would say no more. */
    private static final int REASONS_LENGTH = 500;

    private RunStore() {}

    static SyncRun begin(Connection connection, String mirror, long tenant, SyncMode mode) throws SQLException {
        String sql =
            "INSERT INTO cache.sync_run (mirror, tenant, mode, started_at) VALUES (?, ?, ?, clock_timestamp()) RETURNING" +
            COLUMNS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, mirror);
            statement.setLong(2, tenant);
            statement.setString(3, mode.name());
            return one(statement).orElseThrow();
        }
    }

    /** Takes an interrupted run up again. */
    static SyncRun reopen(Connection connection, long run) throws SQLException {
        String sql =
            """
                UPDATE cache.sync_run
                SET finished_at = NULL, outcome = NULL, problem_kind = NULL, problem = NULL, retry_at = NULL
                WHERE id = ?
                RETURNING
                """ +
            COLUMNS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run);
            return one(statement).orElseThrow();
        }
    }

    /** Closes a run that a crash left open and that will not go on. */
    static void leave(Connection connection, long run) throws SQLException {
        String sql = """
            UPDATE cache.sync_run SET finished_at = clock_timestamp(), outcome = 'INTERRUPTED'
            WHERE id = ? AND outcome IS NULL
            """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run);
            statement.executeUpdate();
        }
    }

    /** Adds a page's counts. */
    static SyncRun progress(Connection connection, long run, PageCounts counts) throws SQLException {
        String sql =
            """
                UPDATE cache.sync_run
                SET pages = pages + 1, seen = seen + ?, created = created + ?, updated = updated + ?, unchanged = unchanged + ?,
                    set_aside = set_aside + ?, set_aside_unnamed = set_aside_unnamed + ?,
                    set_aside_reasons = left(nullif(concat_ws('; ', set_aside_reasons, ?), ''), ?)
                WHERE id = ?
                RETURNING
                """ +
            COLUMNS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, counts.seen());
            statement.setInt(2, counts.created());
            statement.setInt(3, counts.updated());
            statement.setInt(4, counts.seen() - counts.created() - counts.updated());
            statement.setInt(5, counts.setAside().size());
            statement.setLong(6, counts.unnamed());
            statement.setString(7, reasons(counts));
            statement.setInt(8, REASONS_LENGTH);
            statement.setLong(9, run);
            return one(statement).orElseThrow();
        }
    }

    private static @Nullable String reasons(PageCounts counts) {
        return counts.setAside().isEmpty()
            ? null
            : counts.setAside().stream().map(SetAside::reason).collect(Collectors.joining("; "));
    }

    /** Whether the run met rows without a readable id: any row it did not see may be one of them. */
    static boolean metUnnamed(Connection connection, long run) throws SQLException {
        String sql = "SELECT 1 FROM cache.sync_run WHERE id = ? AND set_aside_unnamed > 0";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Ends the run; one that has ended already, by a commit whose answer was lost, stays as it is and is given. */
    static SyncRun finish(
        Connection connection,
        long run,
        SyncRun.Outcome outcome,
        @Nullable Problem problem,
        long deleted
    ) throws SQLException {
        String sql =
            """
                UPDATE cache.sync_run
                SET finished_at = clock_timestamp(), outcome = ?, problem_kind = ?, problem = ?, retry_at = ?, deleted = ?
                WHERE id = ? AND outcome IS NULL
                RETURNING
                """ +
            COLUMNS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Instant retryAt = problem == null ? null : problem.retryAt();
            statement.setString(1, outcome.name());
            statement.setString(2, problem == null ? null : problem.kind().name());
            statement.setString(3, problem == null ? null : problem.message());
            statement.setObject(4, retryAt == null ? null : retryAt.atOffset(ZoneOffset.UTC));
            statement.setLong(5, deleted);
            statement.setLong(6, run);
            Optional<SyncRun> ended = one(statement);
            return ended.isPresent() ? ended.get() : find(connection, run);
        }
    }

    private static SyncRun find(Connection connection, long run) throws SQLException {
        try (
            PreparedStatement statement = connection.prepareStatement(
                "SELECT" + COLUMNS + "FROM cache.sync_run WHERE id = ?"
            )
        ) {
            statement.setLong(1, run);
            return one(statement).orElseThrow();
        }
    }

    /** Newest first. */
    static List<SyncRun> latest(Connection connection, String mirror, long tenant, int limit) throws SQLException {
        String sql =
            "SELECT" + COLUMNS + "FROM cache.sync_run WHERE mirror = ? AND tenant = ? ORDER BY id DESC LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, mirror);
            statement.setLong(2, tenant);
            statement.setInt(3, limit);
            return all(statement);
        }
    }

    private static Optional<SyncRun> one(PreparedStatement statement) throws SQLException {
        return all(statement).stream().findFirst();
    }

    static List<SyncRun> all(PreparedStatement statement) throws SQLException {
        List<SyncRun> runs = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                runs.add(run(row));
            }
        }
        return runs;
    }

    /** The run in the row the result stands on. */
    static SyncRun run(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        String problem = row.getString("problem");
        Instant startedAt = instant(row, "started_at");
        return new SyncRun(
            row.getLong("id"),
            row.getLong("tenant"),
            row.getString("mirror"),
            SyncMode.valueOf(row.getString("mode")),
            startedAt == null ? Instant.EPOCH : startedAt,
            instant(row, "finished_at"),
            outcome == null ? null : SyncRun.Outcome.valueOf(outcome),
            problem == null
                ? null
                : new Problem(FailureKind.valueOf(row.getString("problem_kind")), problem, instant(row, "retry_at")),
            row.getInt("pages"),
            row.getLong("seen"),
            row.getLong("created"),
            row.getLong("updated"),
            row.getLong("unchanged"),
            row.getLong("deleted"),
            row.getLong("set_aside"),
            row.getString("set_aside_reasons")
        );
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
