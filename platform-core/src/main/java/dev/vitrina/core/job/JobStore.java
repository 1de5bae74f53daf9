package dev.vitrina.core.job;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The table {@code platform.job}. */
final class JobStore {

    private static final String COLUMNS = """
        id, type, shop_id, input, state, message, done, total, failed, problem_kind, problem_message, retry_at,
        cancel_requested, attempt, version, created_at, started_at, finished_at
        """;
    private static final String ACTIVE = "state IN ('QUEUED', 'RUNNING', 'WAITING')";
    private static final RowMapper<Row> ROW = (row, n) -> JobRows.read(row);

    private final JdbcTemplate jdbc;

    JobStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty when a job of the type and shop is active already */
    Optional<Row> insert(UUID id, String type, @Nullable ShopId shop, String input) {
        return one(
            "INSERT INTO platform.job (id, execution, type, shop_id, input, state) VALUES (?, ?, ?, ?, ?, 'QUEUED')" +
            " ON CONFLICT (type, (coalesce(shop_id, 0))) WHERE " +
            ACTIVE +
            " DO NOTHING RETURNING " +
            COLUMNS,
            id,
            id,
            type,
            shop == null ? null : shop.value(),
            input
        );
    }

    Optional<Row> find(UUID id) {
        return one("SELECT " + COLUMNS + " FROM platform.job WHERE id = ?", id);
    }

    /** The job that this execution is to run; empty when it has another one by now. */
    Optional<Row> ofExecution(UUID execution) {
        return one("SELECT " + COLUMNS + " FROM platform.job WHERE execution = ?", execution);
    }

    Optional<Row> active(String type, @Nullable ShopId shop) {
        return one(
            "SELECT " + COLUMNS + " FROM platform.job WHERE type = ? AND coalesce(shop_id, 0) = ? AND " + ACTIVE,
            type,
            shop == null ? 0 : shop.value()
        );
    }

    /** How many of these types are queued, run or wait. */
    long active(Collection<String> types) {
        Long count = jdbc.queryForObject(
            "SELECT count(*) FROM platform.job WHERE type = ANY (?) AND " + ACTIVE,
            Long.class,
            (Object) types.toArray(new String[0])
        );
        return count == null ? 0 : count;
    }

    List<Row> find(Collection<UUID> ids) {
        return jdbc.query(
            "SELECT " + COLUMNS + " FROM platform.job WHERE id = ANY (?)",
            ROW,
            (Object) ids.toArray(new UUID[0])
        );
    }

    /**
     * The latest jobs, newest first.
     *
     * @param shops  only of these; null for all, with those of no shop
     * @param states only in these
     */
    List<Row> latest(@Nullable Collection<ShopId> shops, Collection<JobState> states, int limit) {
        return jdbc.query(
            "SELECT " +
            COLUMNS +
            """
            FROM platform.job
            WHERE state = ANY (?) AND (? OR shop_id = ANY (?))
            ORDER BY created_at DESC, id
            LIMIT ?
            """,
            ROW,
            states.stream().map(Enum::name).toArray(String[]::new),
            shops == null,
            shops == null ? new Long[0] : shops.stream().map(ShopId::value).toArray(Long[]::new),
            limit
        );
    }

    /** Begins a run, and with it a new fence; empty when the job has ended or is to be cancelled. */
    Optional<Row> begin(UUID execution) {
        return one(
            """
            UPDATE platform.job
            SET state = 'RUNNING', attempt = attempt + 1, version = version + 1,
                started_at = coalesce(started_at, clock_timestamp()),
                problem_kind = NULL, problem_message = NULL, retry_at = NULL
            WHERE execution = ? AND NOT cancel_requested AND state IN ('QUEUED', 'RUNNING', 'WAITING')
            RETURNING\s""" +
            COLUMNS,
            execution
        );
    }

    /** @return whether the run still holds the job */
    boolean progress(UUID id, int attempt, Progress progress) {
        return (
            jdbc.update(
                """
                UPDATE platform.job
                SET done = ?, total = ?, failed = ?, message = ?, version = version + 1
                WHERE id = ? AND attempt = ? AND state = 'RUNNING'
                """,
                progress.done(),
                progress.total(),
                progress.failed(),
                progress.message(),
                id,
                attempt
            ) ==
            1
        );
    }

    /** Ends a run. @return whether the run still held the job */
    boolean end(UUID id, int attempt, JobState state, @Nullable String message, @Nullable Problem problem) {
        Instant retryAt = problem == null ? null : problem.retryAt();
        return (
            jdbc.update(
                """
                UPDATE platform.job
                SET state = ?, message = coalesce(?, message), problem_kind = ?, problem_message = ?, retry_at = ?,
                    finished_at = CASE WHEN ? THEN clock_timestamp() END, version = version + 1
                WHERE id = ? AND attempt = ? AND state = 'RUNNING'
                """,
                state.name(),
                message,
                problem == null ? null : problem.kind().name(),
                problem == null ? null : problem.message(),
                retryAt == null ? null : OffsetDateTime.ofInstant(retryAt, ZoneOffset.UTC),
                state == JobState.SUCCEEDED || state == JobState.FAILED || state == JobState.CANCELLED,
                id,
                attempt
            ) ==
            1
        );
    }

    /** Asks for the end; what does not run yet ends at once. */
    Optional<Row> cancel(UUID id) {
        return one(
            """
            UPDATE platform.job
            SET cancel_requested = true, version = version + 1,
                state = CASE WHEN state = 'RUNNING' THEN state ELSE 'CANCELLED' END,
                finished_at = CASE WHEN state = 'RUNNING' THEN NULL ELSE clock_timestamp() END
            WHERE id = ? AND state IN ('QUEUED', 'RUNNING', 'WAITING')
            RETURNING\s""" +
            COLUMNS,
            id
        );
    }

    /** A run that was asked to end before it began, or whose replica died after it was asked. */
    void endCancelled(UUID id) {
        jdbc.update(
            """
            UPDATE platform.job SET state = 'CANCELLED', finished_at = clock_timestamp(), version = version + 1
            WHERE id = ? AND cancel_requested AND state IN ('QUEUED', 'RUNNING', 'WAITING')
            """,
            id
        );
    }

    /**
     * Puts an ended or waiting job back into the queue.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another of its type and shop is active
     */
    Optional<Row> requeue(UUID id, UUID execution) {
        return one(
            """
            UPDATE platform.job
            SET state = 'QUEUED', execution = ?, cancel_requested = false, finished_at = NULL, problem_kind = NULL,
                problem_message = NULL, retry_at = NULL, version = version + 1
            WHERE id = ? AND state IN ('FAILED', 'CANCELLED', 'WAITING')
            RETURNING\s""" +
            COLUMNS,
            execution,
            id
        );
    }

    /** A job whose plugin is away, or whose replica died, waits in the queue. */
    void backToQueue(UUID execution) {
        jdbc.update(
            "UPDATE platform.job SET state = 'QUEUED', version = version + 1 WHERE execution = ? AND state = 'RUNNING'",
            execution
        );
    }

    void deleteEnded(Duration age) {
        jdbc.update(
            "DELETE FROM platform.job WHERE finished_at < clock_timestamp() - ? * interval '1 second'",
            age.toSeconds()
        );
    }

    List<UUID> forget(ShopId shop) {
        return jdbc.query(
            "DELETE FROM platform.job WHERE shop_id = ? RETURNING " + COLUMNS,
            (row, n) -> JobRows.read(row).id(),
            shop.value()
        );
    }

    private Optional<Row> one(String sql, @Nullable Object... parameters) {
        return jdbc.query(sql, ROW, parameters).stream().findFirst();
    }

    /** A job with what users do not see of it. */
    record Row(UUID id, Job job, String input, int attempt, long version, boolean cancelRequested) {}

    /** How far a run is. */
    record Progress(long done, @Nullable Long total, long failed, @Nullable String message) {}
}
