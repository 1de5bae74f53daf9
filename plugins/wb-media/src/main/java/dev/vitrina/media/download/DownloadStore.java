package dev.vitrina.media.download;

import dev.vitrina.api.shop.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code download}: what was asked for, and how far it is. Rows go after a week. */
class DownloadStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DownloadStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    MediaDownload create(ShopId shop, Selection selection, Options options) {
        jdbc.sql("DELETE FROM download WHERE created_at < now() - interval '7 days'").update();
        return jdbc
            .sql(
                """
                INSERT INTO download (id, shop_id, selection, options, cards_total)
                VALUES (gen_random_uuid(), :shop, :selection, :options, :total) RETURNING *
                """
            )
            .param("shop", shop.value())
            .param("selection", json.writeValueAsString(selection))
            .param("options", json.writeValueAsString(options))
            .param("total", selection.size())
            .query(this::download)
            .single();
    }

    Optional<MediaDownload> find(ShopId shop, UUID id) {
        return one("SELECT * FROM download WHERE id = :id AND shop_id = :shop", shop, id)
            .query(this::download)
            .optional();
    }

    /** Takes it into work from its beginning; empty when there is none, or it is under way. */
    Optional<MediaDownload> begin(ShopId shop, UUID id) {
        return one(
            """
            UPDATE download SET state = 'RUNNING', stop = false, cards = 0, files = 0, failed = 0, bytes = 0, last_card = 0,
                failures = '[]', changed_at = now()
            WHERE id = :id AND shop_id = :shop AND (state <> 'RUNNING' OR changed_at < now() - interval '2 minutes')
            RETURNING *
            """,
            shop,
            id
        )
            .query(this::download)
            .optional();
    }

    /** @return whether it is to go on */
    boolean progress(UUID id, Progress progress) {
        return jdbc
            .sql(
                """
                UPDATE download SET cards = :cards, files = :files, failed = :failed, bytes = :bytes, last_card = :last,
                    changed_at = now()
                WHERE id = :id RETURNING NOT stop
                """
            )
            .param("id", id)
            .param("cards", progress.cards())
            .param("files", progress.files())
            .param("failed", progress.failed())
            .param("bytes", progress.bytes())
            .param("last", progress.lastCard())
            .query(Boolean.class)
            .optional()
            .orElse(false);
    }

    void end(UUID id, Progress progress, DownloadState state) {
        progress(id, progress);
        jdbc
            .sql("UPDATE download SET state = :state, failures = :failures WHERE id = :id")
            .param("id", id)
            .param("state", state.name())
            .param("failures", json.writeValueAsString(progress.failures()))
            .update();
    }

    /** Asks it to end soon; does nothing to one that is not under way. */
    void stop(ShopId shop, UUID id) {
        one("UPDATE download SET stop = true WHERE id = :id AND shop_id = :shop", shop, id).update();
    }

    void purge(ShopId shop) {
        jdbc.sql("DELETE FROM download WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private StatementSpec one(String sql, ShopId shop, UUID id) {
        return jdbc.sql(sql).param("id", id).param("shop", shop.value());
    }

    private MediaDownload download(ResultSet row, int number) throws SQLException {
        return new MediaDownload(
            row.getObject("id", UUID.class),
            DownloadState.valueOf(row.getString("state")),
            json.readValue(row.getString("selection"), Selection.class),
            json.readValue(row.getString("options"), Options.class),
            row.getObject("cards_total", Long.class),
            row.getLong("cards"),
            row.getLong("files"),
            row.getLong("failed"),
            row.getLong("bytes"),
            row.getLong("last_card"),
            json.readValue(row.getString("failures"), new TypeReference<List<Failure>>() {}),
            row.getObject("created_at", OffsetDateTime.class).toInstant()
        );
    }
}
