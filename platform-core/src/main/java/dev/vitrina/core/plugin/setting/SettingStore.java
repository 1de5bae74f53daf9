package dev.vitrina.core.plugin.setting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code platform.plugin_setting} and {@code platform.plugin_setting_revision}. */
final class SettingStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SettingStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The settings of all plugins at one moment, by plugin. */
    record Snapshot(long revision, Map<String, StoredSettings> settings) {}

    /** All settings, read in one statement; empty when nothing changed since the revision. */
    Optional<Snapshot> changedSince(long revision) {
        Map<String, StoredSettings> settings = new HashMap<>();
        return jdbc
            .sql(
                """
                SELECT r.revision, s.* FROM platform.plugin_setting_revision r LEFT JOIN platform.plugin_setting s ON true
                WHERE r.revision <> :revision
                """
            )
            .param("revision", revision)
            .query((row, number) -> {
                String plugin = row.getString("plugin");
                if (plugin != null) {
                    settings.put(plugin, stored(row));
                }
                return row.getLong("revision");
            })
            .list()
            .stream()
            .findFirst()
            .map(latest -> new Snapshot(latest, settings));
    }

    StoredSettings find(String plugin) {
        return jdbc
            .sql("SELECT * FROM platform.plugin_setting WHERE plugin = :plugin")
            .param("plugin", plugin)
            .query((row, number) -> stored(row))
            .optional()
            .orElse(StoredSettings.NONE);
    }

    /** One change at a time in the cluster, until the transaction ends. */
    void lock() {
        jdbc.sql("SELECT revision FROM platform.plugin_setting_revision FOR UPDATE").query(Long.class).single();
    }

    /** Writes the next version; must hold the {@link #lock}. */
    void save(String plugin, Map<String, JsonNode> values, Set<String> secrets, String changedBy) {
        jdbc
            .sql(
                """
                INSERT INTO platform.plugin_setting AS s (plugin, setting, secret, version, changed_by)
                VALUES (:plugin, CAST(:values AS jsonb), :secrets, 1, :changedBy)
                ON CONFLICT (plugin) DO UPDATE
                SET setting = excluded.setting, secret = excluded.secret, version = s.version + 1,
                    changed_at = clock_timestamp(), changed_by = excluded.changed_by
                """
            )
            .param("plugin", plugin)
            .param("values", json.writeValueAsString(values))
            .param("secrets", secrets.toArray(String[]::new))
            .param("changedBy", changedBy)
            .update();
        moveOn();
    }

    /** Must hold the {@link #lock}. */
    void delete(String plugin) {
        jdbc.sql("DELETE FROM platform.plugin_setting WHERE plugin = :plugin").param("plugin", plugin).update();
        moveOn();
    }

    private void moveOn() {
        jdbc.sql("UPDATE platform.plugin_setting_revision SET revision = revision + 1").update();
    }

    private StoredSettings stored(ResultSet row) throws SQLException {
        return new StoredSettings(
            json
                .readTree(row.getString("setting"))
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
            Set.of((String[]) row.getArray("secret").getArray()),
            row.getLong("version"),
            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
            row.getString("changed_by")
        );
    }
}
