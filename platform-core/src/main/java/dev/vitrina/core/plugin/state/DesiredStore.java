package dev.vitrina.core.plugin.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator wants of each plugin: {@code desired_…} and {@code revision} of {@code platform.plugin}. */
public final class DesiredStore {

    private final JdbcClient jdbc;

    public DesiredStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By id. */
    public Map<String, DesiredPlugin> all() {
        Map<String, DesiredPlugin> desired = new HashMap<>();
        jdbc
            .sql("SELECT id, version, desired_state, desired_digest, previous_digest, revision FROM platform.plugin")
            .query(row -> {
                desired.put(
                    row.getString("id"),
                    new DesiredPlugin(
                        DesiredState.valueOf(row.getString("desired_state")),
                        row.getString("version"),
                        row.getString("desired_digest"),
                        row.getString("previous_digest"),
                        row.getLong("revision")
                    )
                );
            });
        return desired;
    }

    /** Moves whenever what is wanted changes. */
    public long revision() {
        return jdbc.sql("SELECT coalesce(max(revision), 0) FROM platform.plugin").query(Long.class).single();
    }

    /** Switches a plugin on or off, or wants it gone; its package stays the wanted one. */
    public void want(String id, String version, DesiredState state) {
        jdbc
            .sql(
                """
                INSERT INTO platform.plugin (id, version, desired_state, state, changed_at, revision)
                VALUES (:id, :version, :desired, 'DISCOVERED', now(), nextval('platform.plugin_revision'))
                ON CONFLICT (id) DO UPDATE
                SET desired_state = excluded.desired_state, revision = excluded.revision
                """
            )
            .param("id", id)
            .param("version", version)
            .param("desired", state.name())
            .update();
    }

    /**
     * Wants a package of a plugin, and the plugin in service.
     *
     * @param former the package it serves by now, to which it can go back; null when it does not serve
     */
    public void want(String id, String version, String digest, @Nullable String former) {
        jdbc
            .sql(
                """
                INSERT INTO platform.plugin
                    (id, version, desired_state, state, changed_at, desired_digest, previous_digest, revision)
                VALUES (:id, :version, 'ENABLED', 'DISCOVERED', now(), :digest, CAST(:former AS text),
                        nextval('platform.plugin_revision'))
                ON CONFLICT (id) DO UPDATE
                SET desired_state = excluded.desired_state,
                    desired_digest = excluded.desired_digest,
                    previous_digest = CASE WHEN excluded.previous_digest = excluded.desired_digest
                                           THEN plugin.previous_digest
                                           ELSE coalesce(excluded.previous_digest, plugin.previous_digest) END,
                    revision = excluded.revision
                """
            )
            .param("id", id)
            .param("version", version)
            .param("digest", digest)
            .param("former", former)
            .update();
    }

    /** Forgets which package was wanted: what lies on the disk counts again. */
    public void forgetPackages(String id) {
        jdbc
            .sql(
                """
                UPDATE platform.plugin
                SET desired_digest = NULL, previous_digest = NULL, revision = nextval('platform.plugin_revision')
                WHERE id = :id
                """
            )
            .param("id", id)
            .update();
    }

    /** Forgets a plugin whole. */
    public void delete(String id) {
        jdbc.sql("DELETE FROM platform.plugin WHERE id = :id").param("id", id).update();
    }
}
