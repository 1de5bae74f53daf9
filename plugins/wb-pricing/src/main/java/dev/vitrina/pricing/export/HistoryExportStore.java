package dev.vitrina.pricing.export;

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
import tools.jackson.databind.json.JsonMapper;

/** Table {@code history_export}. */
public final class HistoryExportStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    public HistoryExportStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What the job is to make.
     *
     * @param attempts with this one
     */
    record Taken(long id, int attempts, String request) {}

    /** Adds an export, and forgets those whose files are long gone. */
    HistoryExport add(ShopId shop, HistoryRequest request) {
        return jdbc
            .sql(
                """
                WITH forgotten AS (
                    DELETE FROM p_wb_pricing.history_export WHERE shop_id = :shop AND created_at < now() - interval '7 days'
                )
                INSERT INTO p_wb_pricing.history_export (shop_id, request, format)
                VALUES (:shop, CAST(:request AS json), :format) RETURNING *
                """
            )
            .param("shop", shop.value())
            .param("request", json.writeValueAsString(request))
            .param("format", request.format().name())
            .query((row, _) -> export(row))
            .single();
    }

    /** Newest first. */
    List<HistoryExport> latest(ShopId shop, int limit) {
        return List.copyOf(
            jdbc
                .sql("SELECT * FROM p_wb_pricing.history_export WHERE shop_id = :shop ORDER BY id DESC LIMIT :limit")
                .param("shop", shop.value())
                .param("limit", limit)
                .query((row, _) -> export(row))
                .list()
        );
    }

    /** How many are waiting or being made. */
    int unfinished(ShopId shop) {
        return jdbc
            .sql(
                "SELECT count(*) FROM p_wb_pricing.history_export WHERE shop_id = :shop AND state IN ('QUEUED', 'RUNNING')"
            )
            .param("shop", shop.value())
            .query(Integer.class)
            .single();
    }

    /** The oldest one that is not finished: also one that was left behind, as a shop's exports are made one at a time. */
    Optional<Taken> take(ShopId shop) {
        return jdbc
            .sql(
                """
                UPDATE p_wb_pricing.history_export SET state = 'RUNNING', attempts = attempts + 1 WHERE id = (
                    SELECT id FROM p_wb_pricing.history_export
                    WHERE shop_id = :shop AND state IN ('QUEUED', 'RUNNING') ORDER BY id LIMIT 1)
                RETURNING id, attempts, request::text
                """
            )
            .param("shop", shop.value())
            .query((row, _) -> new Taken(row.getLong(1), row.getInt(2), row.getString(3)))
            .optional();
    }

    HistoryRequest request(Taken export) {
        return json.readValue(export.request(), HistoryRequest.class);
    }

    /** Puts back what was taken and is no fault of the export's. */
    void later(long id) {
        jdbc
            .sql("UPDATE p_wb_pricing.history_export SET state = 'QUEUED', attempts = attempts - 1 WHERE id = :id")
            .param("id", id)
            .update();
    }

    void done(long id, StoredFile file, long rows) {
        jdbc
            .sql(
                """
                UPDATE p_wb_pricing.history_export SET state = 'DONE', written = :rows, finished_at = clock_timestamp(),
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

    void end(long id, HistoryExport.State state, @Nullable String problem) {
        jdbc
            .sql(
                """
                UPDATE p_wb_pricing.history_export SET state = :state, problem = :problem, finished_at = clock_timestamp()
                WHERE id = :id
                """
            )
            .param("id", id)
            .param("state", state.name())
            .param("problem", problem)
            .update();
    }

    public void purge(ShopId shop) {
        jdbc.sql("DELETE FROM p_wb_pricing.history_export WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private HistoryExport export(ResultSet row) throws SQLException {
        TableFormat format = TableFormat.valueOf(row.getString("format"));
        return new HistoryExport(
            row.getLong("id"),
            format,
            HistoryExport.State.valueOf(row.getString("state")),
            row.getObject("written", Long.class),
            file(row, format),
            row.getString("problem"),
            row.getObject("created_at", OffsetDateTime.class).toInstant()
        );
    }

    private @Nullable StoredFile file(ResultSet row, TableFormat format) throws SQLException {
        String id = row.getString("file_id");
        if (id == null) {
            return null;
        }
        Instant expires = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        return expires.isBefore(clock.instant())
            ? null
            : new StoredFile(
                id,
                new ShopId(row.getLong("shop_id")),
                row.getString("file_name"),
                format.contentType(),
                row.getLong("file_size"),
                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                expires
            );
    }
}
