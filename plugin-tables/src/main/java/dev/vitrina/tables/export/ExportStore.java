package dev.vitrina.tables.export;

import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tables.TableFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/** The exports in a plugin's {@link ExportTable}. */
public final class ExportStore<R extends TableRequest> {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final ExportTable<R> table;

    public ExportStore(JdbcClient jdbc, JsonMapper json, Clock clock, ExportTable<R> table) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.table = table;
    }

    /**
     * What the job is to make.
     *
     * @param attempts with this one
     */
    record Taken(long id, int attempts, String request) {}

    /** Adds an export, and forgets those whose files are long gone. */
    public Export add(ShopId shop, R request) {
        return sql(
            """
            WITH forgotten AS (
                DELETE FROM {exports} WHERE shop_id = :shop AND created_at < now() - interval '7 days'
            )
            INSERT INTO {exports} (shop_id, request, format) VALUES (:shop, CAST(:request AS json), :format) RETURNING *
            """
        )
            .param("shop", shop.value())
            .param("request", json.writeValueAsString(request))
            .param("format", request.format().name())
            .query((row, _) -> export(row))
            .single();
    }

    /** Newest first. */
    public List<Export> latest(ShopId shop, int limit) {
        return List.copyOf(
            sql("SELECT * FROM {exports} WHERE shop_id = :shop ORDER BY id DESC LIMIT :limit")
                .param("shop", shop.value())
                .param("limit", limit)
                .query((row, _) -> export(row))
                .list()
        );
    }

    /** How many are waiting or being made. */
    public int unfinished(ShopId shop) {
        return sql("SELECT count(*) FROM {exports} WHERE shop_id = :shop AND state IN ('QUEUED', 'RUNNING')")
            .param("shop", shop.value())
            .query(Integer.class)
            .single();
    }

    /** The oldest one that is not finished: also one that was left behind, as a shop's exports are made one at a time. */
    Optional<Taken> take(ShopId shop) {
        return sql(
            """
            UPDATE {exports} SET state = 'RUNNING', attempts = attempts + 1 WHERE id = (
                SELECT id FROM {exports} WHERE shop_id = :shop AND state IN ('QUEUED', 'RUNNING') ORDER BY id LIMIT 1
            )
            RETURNING id, attempts, request::text
            """
        )
            .param("shop", shop.value())
            .query((row, _) -> new Taken(row.getLong(1), row.getInt(2), row.getString(3)))
            .optional();
    }

    /** @throws tools.jackson.core.JacksonException when another version of the plugin wrote it in a way that this one does not know */
    R request(Taken export) {
        return json.readValue(export.request(), table.request());
    }

    /** Puts back what was taken and is no fault of the export's. */
    void later(long id) {
        sql("UPDATE {exports} SET state = 'QUEUED', attempts = attempts - 1 WHERE id = :id").param("id", id).update();
    }

    void done(long id, StoredFile file, long rows) {
        sql(
            """
            UPDATE {exports} SET state = 'DONE', {rows} = :rows, finished_at = clock_timestamp(),
                file_id = :file, file_name = :name, file_size = :size, expires_at = :expires
            WHERE id = :id
            """
        )
            .param("id", id)
            .param("rows", rows)
            .param("file", file.id())
            .param("name", file.name())
            .param("size", file.size())
            .param("expires", file.expiresAt().atOffset(ZoneOffset.UTC))
            .update();
    }

    void cancelled(long id) {
        end(id, Export.State.CANCELLED, null);
    }

    void failed(long id, String problem) {
        end(id, Export.State.FAILED, problem);
    }

    private void end(long id, Export.State state, @Nullable String problem) {
        sql("UPDATE {exports} SET state = :state, problem = :problem, finished_at = clock_timestamp() WHERE id = :id")
            .param("id", id)
            .param("state", state.name())
            .param("problem", problem)
            .update();
    }

    void purge(ShopId shop) {
        sql("DELETE FROM {exports} WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private StatementSpec sql(String statement) {
        return jdbc.sql(statement.replace("{exports}", table.name()).replace("{rows}", table.rowCount()));
    }

    private Export export(ResultSet row) throws SQLException {
        ShopId shop = new ShopId(row.getLong("shop_id"));
        TableFormat format = TableFormat.valueOf(row.getString("format"));
        return new Export(
            shop,
            row.getLong("id"),
            format,
            Export.State.valueOf(row.getString("state")),
            row.getObject(table.rowCount(), Long.class),
            file(row, shop, format),
            row.getString("problem"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row, "finished_at")
        );
    }

    private @Nullable StoredFile file(ResultSet row, ShopId shop, TableFormat format) throws SQLException {
        String id = row.getString("file_id");
        Instant made = instant(row, "finished_at");
        Instant expires = instant(row, "expires_at");
        if (id == null || made == null || expires == null || expires.isBefore(clock.instant())) {
            return null;
        }
        return new StoredFile(
            id,
            shop,
            row.getString("file_name"),
            format.contentType(),
            row.getLong("file_size"),
            made,
            expires
        );
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
