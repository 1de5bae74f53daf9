package dev.vitrina.core.plugin;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code platform.plugin}: what the operator wants of each plugin, and how it was seen last. */
final class PluginStateStore {

    private final JdbcClient jdbc;

    PluginStateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, DesiredState> desired() {
        Map<String, DesiredState> desired = new HashMap<>();
        jdbc
            .sql("select id, desired_state from platform.plugin")
            .query(row -> {
                desired.put(row.getString("id"), DesiredState.valueOf(row.getString("desired_state")));
            });
        return desired;
    }

    void save(PluginStatus status) {
        jdbc
            .sql(
                """
                insert into platform.plugin (id, version, state, reason, failed_step, changed_at)
                values (:id, :version, :state, :reason, :step, :at)
                on conflict (id) do update
                set version = excluded.version,
                    state = excluded.state,
                    reason = excluded.reason,
                    failed_step = excluded.failed_step,
                    changed_at = excluded.changed_at
                """
            )
            .param("id", status.id())
            .param("version", status.version())
            .param("state", status.state().name())
            .param("reason", status.reason())
            .param("step", status.failedStep() == null ? null : status.failedStep().name())
            .param("at", Timestamp.from(status.changedAt()))
            .update();
    }

    /** Notes that the packages of all other plugins are gone. */
    void retain(Collection<String> present) {
        jdbc
            .sql(
                """
                update platform.plugin
                set state = 'REMOVED', reason = 'Its package is gone', failed_step = null, changed_at = now()
                where state <> 'REMOVED' and id <> all (:present)
                """
            )
            .param("present", present.toArray(String[]::new))
            .update();
    }
}
