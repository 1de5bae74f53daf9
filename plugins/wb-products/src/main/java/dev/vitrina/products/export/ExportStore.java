package dev.vitrina.products.export;

import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tables.TableFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code p_wb_products.export}. */
public final class ExportStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public ExportStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds an export, and forgets those whose files are long gone. */
    public Export add(ShopId shop, ExportRequest request) {
        String sql = """
            WITH forgotten AS (
                DELETE FROM p_wb_products.export WHERE shop_id = :shop AND created_at < now() - interval '7 days'
            )
            INSERT INTO p_wb_products.export (shop_id, request, format) VALUES (:shop, CAST(:request AS json), :format)
            RETURNING *
            """;
        return jdbc
            .sql(sql)
            .param("shop", shop.value())
            .param("request", json.writeValueAsString(request))
            .param("format", request.format().name())
            .query((row, number) -> export(row))
            .single();
    }

    /** The latest ones, newest first. */
    public List<Export> latest(ShopId shop, int limit) {
        return jdbc
            .sql("SELECT * FROM p_wb_products.export WHERE shop_id = :shop ORDER BY id DESC LIMIT :limit")
            .param("shop", shop.value())
            .param("limit", limit)
            .query((row, number) -> export(row))
            .list();
    }

    /** How many are waiting or being made. */
    public int unfinished(ShopId shop) {
        return jdbc
            .sql("SELECT count(*) FROM p_wb_products.export WHERE shop_id = :shop AND state IN ('QUEUED', 'RUNNING')")
            .param("shop", shop.value())
            .query(Integer.class)
            .single();
    }

    /** Takes the oldest one that is not finished: also one that was left behind, as a shop's exports are made one at a time. */
    Optional<Taken> take(ShopId shop) {
        String sql = """
            UPDATE p_wb_products.export SET state = 'RUNNING', attempts = attempts + 1 WHERE id = (
                SELECT id FROM p_wb_products.export WHERE shop_id = :shop AND state IN ('QUEUED', 'RUNNING') ORDER BY id LIMIT 1
            )
            RETURNING id, attempts, request::text
            """;
        return jdbc
            .sql(sql)
            .param("shop", shop.value())
            .query((row, number) -> new Taken(row.getLong(1), row.getInt(2), row.getString(3)))
            .optional();
    }

    /** @throws tools.jackson.core.JacksonException when another version of the plugin wrote it in a way that this one does not know */
    ExportRequest request(Taken export) {
        return json.readValue(export.request(), ExportRequest.class);
    }

    /** Puts back what was taken and is no fault of the export's. */
    void later(long id) {
        jdbc
            .sql("UPDATE p_wb_products.export SET state = 'QUEUED', attempts = attempts - 1 WHERE id = :id")
            .param("id", id)
            .update();
    }

    void done(long id, StoredFile file, long cards) {
        String sql = """
            UPDATE p_wb_products.export
            SET state = 'DONE', cards = :cards, finished_at = clock_timestamp(),
                file_id = :file, file_name = :name, file_size = :size, expires_at = :expires
            WHERE id = :id
            """;
        jdbc
            .sql(sql)
            .param("id", id)
            .param("cards", cards)
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
        jdbc
            .sql(
                """
                UPDATE p_wb_products.export SET state = :state, problem = :problem, finished_at = clock_timestamp()
                WHERE id = :id
                """
            )
            .param("id", id)
            .param("state", state.name())
            .param("problem", problem)
            .update();
    }

    public void purge(ShopId shop) {
        jdbc.sql("DELETE FROM p_wb_products.export WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private static Export export(ResultSet row) throws SQLException {
        Instant created = row.getObject("created_at", OffsetDateTime.class).toInstant();
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Export(
            new ShopId(row.getLong("shop_id")),
            row.getLong("id"),
            TableFormat.valueOf(row.getString("format")),
            Export.State.valueOf(row.getString("state")),
            row.getObject("cards", Long.class),
            file(row),
            row.getString("problem"),
            created,
            finished == null ? null : finished.toInstant()
        );
    }

    private static @Nullable StoredFile file(ResultSet row) throws SQLException {
        String id = row.getString("file_id");
        if (id == null || row.getObject("expires_at", OffsetDateTime.class).toInstant().isBefore(Instant.now())) {
            return null;
        }
        return new StoredFile(
            id,
            new ShopId(row.getLong("shop_id")),
            row.getString("file_name"),
            TableFormat.valueOf(row.getString("format")).contentType(),
            row.getLong("file_size"),
            row.getObject("finished_at", OffsetDateTime.class).toInstant(),
            row.getObject("expires_at", OffsetDateTime.class).toInstant()
        );
    }

    /**
     * What the job is to make.
     *
     * @param attempts with this one
     */
    record Taken(long id, int attempts, String request) {}
}
