package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorDefinition;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the changes that a statement makes are noted by the same statement, in table {@code cache.mirror_change}.
 *
 * @param run  that notices them; null when no run does
 * @param keep how long they are kept
 */
record Tracking(String mirror, long tenant, @Nullable Long run, Duration keep) {
    /**
     * Fields that are there on one side only have no other side; JSON null is a value like any other. A document that is JSON but
     * cannot be jsonb, as one with the number 1e999999, is not compared: its change is noted without a diff.
     */
    private static final String NOTING_WRITES = """

        INSERT INTO cache.mirror_change (mirror, tenant, row_id, kind, diff, run_id, keep_until)
        SELECT ?, ?, w.id, CASE WHEN w.before IS NULL THEN 'CREATED' ELSE 'CHANGED' END, d.diff, ?,
               clock_timestamp() + ? * interval '1 second'
        FROM written w
        CROSS JOIN LATERAL (
            SELECT pg_input_is_valid(w.before::text, 'jsonb') AND pg_input_is_valid(w.after::text, 'jsonb') AS comparable
            OFFSET 0 -- once for each row
        ) v
        LEFT JOIN LATERAL (
            SELECT jsonb_object_agg(key,
                       CASE WHEN b.key IS NULL THEN '{}' ELSE jsonb_build_object('before', b.value) END ||
                       CASE WHEN a.key IS NULL THEN '{}' ELSE jsonb_build_object('after', a.value) END) AS diff
            FROM jsonb_each(CASE WHEN v.comparable THEN w.before::jsonb END) b
            FULL JOIN jsonb_each(CASE WHEN v.comparable THEN w.after::jsonb END) a USING (key)
            WHERE b.value IS DISTINCT FROM a.value
        ) d ON v.comparable
        WHERE w.before IS NULL OR NOT v.comparable OR d.diff IS NOT NULL
        """;

    private static final String NOTING_DELETES = """
        , noted AS (
            INSERT INTO cache.mirror_change (mirror, tenant, row_id, kind, document, run_id, keep_until)
            SELECT ?, ?, g.id, 'REMOVED', g.doc, ?, clock_timestamp() + ? * interval '1 second'
            FROM gone g
        )
        """;

    /**
     * Null when changes are not noted.
     *
     * @param complete whether the mirror was ever complete: the rows of a first load are no changes
     */
    static @Nullable Tracking of(MirrorDefinition<?> definition, long tenant, boolean complete, @Nullable Long run) {
        return complete && definition.keepChanges().isPositive()
            ? new Tracking(definition.name(), tenant, run, definition.keepChanges())
            : null;
    }

    /**
     * Gives no result, so that such statements can be batched.
     *
     * @param upsert of rows with the columns {@code id} and {@code doc}
     */
    static String writing(String upsert) {
        return (
            "WITH written AS (" +
            upsert +
            " RETURNING NEW.id AS id, OLD.doc AS before, NEW.doc AS after)" +
            NOTING_WRITES
        );
    }

    /** @param delete of rows {@code t} with the columns {@code id} and {@code doc} */
    static String deleting(String delete) {
        return "WITH gone AS (" + delete + " RETURNING t.id, t.doc)" + NOTING_DELETES + "SELECT count(*) FROM gone";
    }

    /** Sets the last four parameters. */
    void set(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        statement.setString(next++, mirror);
        statement.setLong(next++, tenant);
        statement.setObject(next++, run, java.sql.Types.BIGINT);
        statement.setLong(next, keep.toSeconds());
    }
}
