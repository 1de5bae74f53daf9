package dev.vitrina.media.intake;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.intake.IntakeRun.State;
import dev.vitrina.media.intake.IntakeRun.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code intake_run}. Rows are good for a day. */
final class IntakeStore {

    private static final String FRESH = "created_at > now() - interval '1 day'";

    private static final TypeReference<List<DraftRow>> ROWS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IntakeStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param rows of the draft that was not made of it */
    record Expired(ShopId shop, List<DraftRow> rows) {
        public Expired {
            rows = List.copyOf(rows);
        }
    }

    /** What the job is to look at, with this attempt. */
    record Taken(UUID id, int attempts, Bundle bundle) {}

    /** The run of this bundle that is not lost, or a new one. */
    IntakeRun begin(ShopId shop, Bundle bundle) {
        String input = json.writeValueAsString(bundle);
        return jdbc
            .sql(
                "SELECT * FROM intake_run WHERE shop_id = :shop AND input = :input AND state IN ('QUEUED', 'RUNNING', 'READY') AND " +
                FRESH +
                " ORDER BY created_at LIMIT 1"
            )
            .param("shop", shop.value())
            .param("input", input)
            .query((row, _) -> run(row))
            .optional()
            .orElseGet(() -> add(shop, input));
    }

    private IntakeRun add(ShopId shop, String input) {
        return jdbc
            .sql("INSERT INTO intake_run (shop_id, input) VALUES (:shop, :input) RETURNING *")
            .param("shop", shop.value())
            .param("input", input)
            .query((row, _) -> run(row))
            .single();
    }

    int underWay(ShopId shop) {
        return jdbc
            .sql("SELECT count(*) FROM intake_run WHERE shop_id = :shop AND state IN ('QUEUED', 'RUNNING')")
            .param("shop", shop.value())
            .query(Integer.class)
            .single();
    }

    Optional<IntakeRun> find(ShopId shop, UUID id) {
        return jdbc
            .sql("SELECT * FROM intake_run WHERE shop_id = :shop AND id = :id AND " + FRESH)
            .param("shop", shop.value())
            .param("id", id)
            .query((row, _) -> run(row))
            .optional();
    }

    /** Forgets runs whose time is over; told are those of which no draft was made. */
    List<Expired> expire() {
        return jdbc
            .sql(
                "DELETE FROM intake_run WHERE NOT (" +
                FRESH +
                ") RETURNING shop_id, CASE WHEN made THEN NULL ELSE drafted END"
            )
            .query((row, _) -> {
                String drafted = row.getString(2);
                return new Expired(
                    new ShopId(row.getLong(1)),
                    drafted == null ? List.of() : json.readValue(drafted, ROWS)
                );
            })
            .list();
    }

    /** A draft was made of it, whose files are needed from now on. */
    void made(UUID id) {
        of(id, "UPDATE intake_run SET made = true WHERE id = :id").update();
    }

    /** Empty when it is not ready. */
    Optional<List<DraftRow>> drafted(ShopId shop, UUID id) {
        return jdbc
            .sql(
                "SELECT drafted FROM intake_run WHERE shop_id = :shop AND id = :id AND state = 'READY' AND drafted IS NOT NULL AND " +
                FRESH
            )
            .param("shop", shop.value())
            .param("id", id)
            .query(String.class)
            .optional()
            .map(rows -> json.readValue(rows, ROWS));
    }

    /** The oldest one that has not ended: also one that was left behind, as a shop's runs are made one at a time. */
    Optional<Taken> take(ShopId shop) {
        return jdbc
            .sql(
                """
                UPDATE intake_run SET state = 'RUNNING', attempts = attempts + 1, done = 0 WHERE id = (
                    SELECT id FROM intake_run WHERE shop_id = :shop AND state IN ('QUEUED', 'RUNNING') ORDER BY created_at LIMIT 1
                )
                RETURNING id, attempts, input
                """
            )
            .param("shop", shop.value())
            .query((row, _) ->
                new Taken(row.getObject(1, UUID.class), row.getInt(2), json.readValue(row.getString(3), Bundle.class))
            )
            .optional();
    }

    /** @return whether it is to go on */
    boolean progress(UUID id, long done, long total) {
        return (
            of(id, "UPDATE intake_run SET done = :done, total = :total WHERE id = :id AND state = 'RUNNING'")
                .param("done", done)
                .param("total", total)
                .update() >
            0
        );
    }

    /** @return false when somebody cancelled it meanwhile */
    boolean ready(UUID id, Intake.Taken taken) {
        return (
            of(
                id,
                "UPDATE intake_run SET state = 'READY', report = :report, drafted = :drafted WHERE id = :id AND state = 'RUNNING'"
            )
                .param("report", json.writeValueAsString(taken.report()))
                .param("drafted", json.writeValueAsString(taken.rows()))
                .update() >
            0
        );
    }

    void failed(UUID id, Trouble trouble) {
        of(
            id,
            "UPDATE intake_run SET state = 'FAILED', problem_code = :code, problem = :problem WHERE id = :id AND state = 'RUNNING'"
        )
            .param("code", trouble.code())
            .param("problem", trouble.message())
            .update();
    }

    /** Puts back what is no fault of the run's. */
    void later(UUID id) {
        of(
            id,
            "UPDATE intake_run SET state = 'QUEUED', attempts = attempts - 1 WHERE id = :id AND state = 'RUNNING'"
        ).update();
    }

    /** Does nothing to one that has ended. */
    void cancel(ShopId shop, UUID id) {
        of(
            id,
            "UPDATE intake_run SET state = 'CANCELLED' WHERE id = :id AND shop_id = :shop AND state IN ('QUEUED', 'RUNNING')"
        )
            .param("shop", shop.value())
            .update();
    }

    void purge(ShopId shop) {
        jdbc.sql("DELETE FROM intake_run WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private StatementSpec of(UUID id, String sql) {
        return jdbc.sql(sql).param("id", id);
    }

    private IntakeRun run(ResultSet row) throws SQLException {
        String report = row.getString("report");
        return new IntakeRun(
            row.getObject("id", UUID.class),
            json.readValue(row.getString("input"), Bundle.class),
            State.valueOf(row.getString("state")),
            row.getLong("done"),
            row.getObject("total", Long.class),
            report == null ? null : json.readValue(report, Report.class),
            trouble(row.getString("problem_code"), row.getString("problem")),
            row.getObject("created_at", OffsetDateTime.class).plusDays(1).toInstant()
        );
    }

    private static @Nullable Trouble trouble(@Nullable String code, @Nullable String message) {
        return code == null ? null : new Trouble(code, message);
    }
}
