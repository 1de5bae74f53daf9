package dev.vitrina.core.plugin.state;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How plugins were seen last: by each replica in {@code platform.plugin_replica}, by any of them in {@code platform.plugin}. */
public final class ReplicaStore {

    private final JdbcClient jdbc;
    private final String replica;

    /** @param replica this one's name, the same after a restart */
    public ReplicaStore(JdbcClient jdbc, String replica) {
        this.jdbc = jdbc;
        this.replica = replica;
    }

    /**
     * How a replica stands with a plugin.
     *
     * @param failedStarts in a row
     * @param seenAt       when the replica was alive last
     */
    public record Row(
        String plugin,
        String replica,
        String version,
        @Nullable String digest,
        PluginState state,
        @Nullable String reason,
        int failedStarts,
        Instant seenAt
    ) {}

    void save(PluginStatus status) {
        String step = status.failedStep() == null ? null : status.failedStep().name();
        jdbc
            .sql(
                """
                WITH seen AS (
                    INSERT INTO platform.plugin (id, version, state, reason, failed_step, changed_at)
                    VALUES (:id, :version, :state, :reason, :step, :at)
                    ON CONFLICT (id) DO UPDATE
                    SET version = excluded.version, state = excluded.state, reason = excluded.reason,
                        failed_step = excluded.failed_step, changed_at = excluded.changed_at
                )
                INSERT INTO platform.plugin_replica (plugin_id, replica, version, digest, state, reason, failed_step, changed_at)
                VALUES (:id, :replica, :version, :digest, :state, :reason, :step, :at)
                ON CONFLICT (plugin_id, replica) DO UPDATE
                SET version = excluded.version, digest = excluded.digest, state = excluded.state,
                    reason = excluded.reason, failed_step = excluded.failed_step, changed_at = excluded.changed_at,
                    seen_at = now()
                """
            )
            .param("id", status.id())
            .param("replica", replica)
            .param("version", status.version())
            .param("digest", status.digest())
            .param("state", status.state().name())
            .param("reason", status.reason())
            .param("step", step)
            .param("at", Timestamp.from(status.changedAt()))
            .update();
    }

    /** Tells that this replica lives. */
    public void beat() {
        jdbc
            .sql("UPDATE platform.plugin_replica SET seen_at = now() WHERE replica = :replica")
            .param("replica", replica)
            .update();
    }

    /** By plugin and replica; of replicas seen within {@code alive}. */
    public List<Row> all(Duration alive) {
        return jdbc
            .sql(
                """
                SELECT plugin_id, replica, version, digest, state, reason, failed_starts, seen_at
                FROM platform.plugin_replica
                WHERE seen_at > now() - make_interval(secs => :alive)
                ORDER BY plugin_id, replica
                """
            )
            .param("alive", alive.toSeconds())
            .query((row, number) ->
                new Row(
                    row.getString("plugin_id"),
                    row.getString("replica"),
                    row.getString("version"),
                    row.getString("digest"),
                    PluginState.valueOf(row.getString("state")),
                    row.getString("reason"),
                    row.getInt("failed_starts"),
                    row.getTimestamp("seen_at").toInstant()
                )
            )
            .list();
    }

    /** Notes that all other plugins are gone from this replica. */
    public void retain(Collection<String> present) {
        String[] ids = present.toArray(String[]::new);
        jdbc
            .sql("DELETE FROM platform.plugin_replica WHERE replica = :replica AND plugin_id <> ALL (:present)")
            .param("replica", replica)
            .param("present", ids)
            .update();
        jdbc
            .sql(
                """
                UPDATE platform.plugin
                SET state = 'REMOVED', reason = 'Its package is gone', failed_step = NULL, changed_at = now()
                WHERE state <> 'REMOVED' AND id <> ALL (:present)
                  AND NOT EXISTS (SELECT FROM platform.plugin_replica other WHERE other.plugin_id = plugin.id)
                """
            )
            .param("present", ids)
            .update();
    }

    void forget(String id) {
        jdbc
            .sql("DELETE FROM platform.plugin_replica WHERE plugin_id = :id AND replica = :replica")
            .param("id", id)
            .param("replica", replica)
            .update();
    }

    /** Drops what other replicas said that were silent for longer, but for what failed there. */
    public void expire(Duration silence) {
        jdbc
            .sql(
                """
                DELETE FROM platform.plugin_replica
                WHERE replica <> :replica AND failed_starts = 0 AND seen_at < now() - make_interval(secs => :silence)
                """
            )
            .param("replica", replica)
            .param("silence", silence.toSeconds())
            .update();
    }

    /** Starts in a row that a plugin did not survive on this replica. */
    public int failedStarts(String id) {
        return jdbc
            .sql("SELECT failed_starts FROM platform.plugin_replica WHERE plugin_id = :id AND replica = :replica")
            .param("id", id)
            .param("replica", replica)
            .query(Integer.class)
            .optional()
            .orElse(0);
    }

    /** A start begins that may be the end of the host: it counts as failed until it is known to be none. */
    public void startBegins(String id, String version) {
        jdbc
            .sql(
                """
                INSERT INTO platform.plugin_replica (plugin_id, replica, version, state, failed_starts, changed_at)
                VALUES (:id, :replica, :version, 'STARTING', 1, now())
                ON CONFLICT (plugin_id, replica) DO UPDATE SET failed_starts = plugin_replica.failed_starts + 1
                """
            )
            .param("id", id)
            .param("version", version)
            .param("replica", replica)
            .update();
    }

    /** What {@link #startBegins} counted was no failure so far. */
    public void startPassed(String id) {
        jdbc
            .sql(
                """
                UPDATE platform.plugin_replica SET failed_starts = greatest(failed_starts - 1, 0)
                WHERE plugin_id = :id AND replica = :replica
                """
            )
            .param("id", id)
            .param("replica", replica)
            .update();
    }

    /** The plugin serves on this replica. */
    public void startSucceeded(String id) {
        jdbc
            .sql(
                """
                UPDATE platform.plugin_replica SET failed_starts = 0
                WHERE plugin_id = :id AND replica = :replica AND failed_starts > 0
                """
            )
            .param("id", id)
            .param("replica", replica)
            .update();
    }

    /** An operator wants to see it try again, wherever. */
    public void forgetFailedStarts(String id) {
        jdbc
            .sql("UPDATE platform.plugin_replica SET failed_starts = 0 WHERE plugin_id = :id AND failed_starts > 0")
            .param("id", id)
            .update();
    }
}
