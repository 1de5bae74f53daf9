package dev.vitrina.core.graphql.history;

import dev.vitrina.core.graphql.generation.SchemaChange;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code platform.schema_snapshot}. The last {@value #KEPT} are kept. Thread-safe. */
public class SchemaHistory {

    static final int KEPT = 50;
    private static final TypeReference<List<SchemaChange>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SchemaGenerations generations;

    public SchemaHistory(JdbcClient jdbc, JsonMapper json, SchemaGenerations generations) {
        this.jdbc = jdbc;
        this.json = json;
        this.generations = generations;
    }

    /** Keeps the schema in service, and how it differs from the one before. */
    public void add(String plugin, String version, List<SchemaChange> changes) {
        jdbc
            .sql(
                """
                INSERT INTO platform.schema_snapshot (plugin_id, version, changes, sdl)
                VALUES (:plugin, :version, CAST(:changes AS jsonb), :sdl)
                """
            )
            .param("plugin", plugin)
            .param("version", version)
            .param("changes", json.writeValueAsString(changes))
            .param("sdl", generations.current().sdl())
            .update();
        jdbc
            .sql(
                """
                DELETE FROM platform.schema_snapshot
                WHERE id <= (SELECT id FROM platform.schema_snapshot ORDER BY id DESC OFFSET :kept LIMIT 1)
                """
            )
            .param("kept", KEPT)
            .update();
    }

    /**
     * The latest first.
     *
     * @param plugin whose changes; null for all
     */
    public List<SchemaSnapshot> all(@Nullable String plugin) {
        return jdbc
            .sql(
                """
                SELECT id, at, plugin_id, version, changes FROM platform.schema_snapshot
                WHERE CAST(:plugin AS text) IS NULL OR plugin_id = :plugin
                ORDER BY id DESC
                """
            )
            .param("plugin", plugin)
            .query((row, number) ->
                new SchemaSnapshot(
                    row.getLong("id"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("plugin_id"),
                    row.getString("version"),
                    json.readValue(row.getString("changes"), CHANGES)
                )
            )
            .list();
    }

    /** The text of a schema that was in service. */
    public Optional<String> sdl(long id) {
        return jdbc
            .sql("SELECT sdl FROM platform.schema_snapshot WHERE id = :id")
            .param("id", id)
            .query(String.class)
            .optional();
    }
}
