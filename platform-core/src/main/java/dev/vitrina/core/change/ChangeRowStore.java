package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The table {@code platform.change_row}: drafts, checks, and reading. What happens to rows on their way is {@link RowJourney}'s. */
final class ChangeRowStore {

    static final String COLUMNS = """
        ordinal, key, label, group_name, payload, field, expected, finding, state, reason_code, reason, attempts, batch,
        reference, sent_at, looks, deadline, changed_at
        """;
    static final RowMapper<StoredRow> ROW = (row, n) -> read(row);

    private final JdbcTemplate jdbc;

    ChangeRowStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds rows of keys that the set has not yet.
     *
     * @param first ordinal of the first
     */
    void insert(StoredSet set, int first, List<NewRow> rows, Instant now) {
        FewFindings findings = FewFindings.of(rows, NewRow::findings);
        var unused = jdbc.update(
            FewFindings.READ +
            """
            INSERT INTO platform.change_row
                (shop_id, set_id, ordinal, key, label, group_name, payload, field, expected, finding, severity, state, changed_at)
            SELECT ?, ?, o, k, l, g, p, f::jsonb, e::jsonb, few.finding, v, s, ?
            FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
                 AS new (o, k, l, g, p, f, e, place, v, s)
            JOIN few USING (place)
            """,
            findings.texts(),
            set.shop().value(),
            set.id(),
            ChangeSetStore.utc(now),
            IntStream.range(first, first + rows.size()).boxed().toArray(Integer[]::new),
            texts(rows, row -> row.row().key()),
            texts(rows, NewRow::label),
            texts(rows, row -> row.row().group()),
            texts(rows, NewRow::payload),
            texts(rows, row -> ChangeJson.fields(row.fields())),
            texts(rows, row -> ChangeJson.fields(row.expected())),
            findings.places(),
            texts(rows, NewRow::severity),
            texts(rows, row -> row.state().name())
        );
    }

    /** What is in a state, in order. @param after only later ones; 0 for all */
    List<StoredRow> in(StoredSet set, RowState state, int after, int limit) {
        return jdbc.query(
            "SELECT " +
            COLUMNS +
            """
            FROM platform.change_row
            WHERE shop_id = ? AND set_id = ? AND state = ? AND ordinal > ?
            ORDER BY ordinal LIMIT ?
            """,
            ROW,
            set.shop().value(),
            set.id(),
            state.name(),
            after,
            limit
        );
    }

    /**
     * Rows are unjudged again.
     *
     * @param judged only those that were judged at that moment, and never since; null for all
     * @return how many were
     */
    int unjudge(StoredSet set, @Nullable Instant judged, Instant now) {
        OffsetDateTime only = judged == null ? null : ChangeSetStore.utc(judged);
        return jdbc.update(
            """
            UPDATE platform.change_row SET state = 'DRAFT', finding = '[]', severity = NULL, changed_at = ?
            WHERE shop_id = ? AND set_id = ? AND state IN ('BLOCKED', 'UNCHANGED', 'READY') AND changed_at = coalesce(?::timestamptz, changed_at)
            """,
            ChangeSetStore.utc(now),
            set.shop().value(),
            set.id(),
            only
        );
    }

    /**
     * Writes verdicts by ordinal; only on rows that are still where they were. The ordinals are named twice, here and wherever a batch is written, for a planner
     * that knows too little of a growing table would compare each row of the set with each of the batch.
     *
     * @return how many were
     */
    int judge(StoredSet set, RowState from, Map<Integer, Judgement> verdicts, Instant now) {
        List<Judgement> all = List.copyOf(verdicts.values());
        Integer[] ordinals = verdicts.keySet().toArray(new Integer[0]);
        FewFindings findings = FewFindings.of(all, Judgement::findings);
        return jdbc.update(
            FewFindings.READ +
            """
            UPDATE platform.change_row r
            SET state = v.state, label = v.label, payload = v.payload, field = v.field::jsonb, finding = few.finding,
                severity = v.severity, changed_at = ?
            FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[])
                 AS v (ordinal, state, label, payload, field, place, severity)
            JOIN few USING (place)
            WHERE r.shop_id = ? AND r.set_id = ? AND r.ordinal = ANY (?) AND r.ordinal = v.ordinal AND r.state = ?
            """,
            findings.texts(),
            ChangeSetStore.utc(now),
            ordinals,
            texts(all, verdict -> verdict.state().name()),
            texts(all, Judgement::label),
            texts(all, Judgement::payload),
            texts(all, verdict -> ChangeJson.fields(verdict.fields())),
            findings.places(),
            texts(all, verdict -> verdict.severity() == null ? null : verdict.severity().name()),
            set.shop().value(),
            set.id(),
            ordinals,
            from.name()
        );
    }

    /** Whether a row that may be sent has such a finding. */
    boolean isFound(StoredSet set, String finding) {
        return Boolean.TRUE.equals(
            jdbc.queryForObject(
                """
                SELECT EXISTS (SELECT FROM platform.change_row WHERE shop_id = ? AND set_id = ? AND state = 'READY'
                               AND finding @> jsonb_build_array(jsonb_build_object('code', ?::text)))
                """,
                Boolean.class,
                set.shop().value(),
                set.id(),
                finding
            )
        );
    }

    /** Whether the check found an error or a warning in any row. */
    boolean isDoubtful(StoredSet set) {
        return Boolean.TRUE.equals(
            jdbc.queryForObject(
                """
                SELECT EXISTS (SELECT FROM platform.change_row WHERE shop_id = ? AND set_id = ? AND severity IN ('ERROR', 'WARNING'))
                """,
                Boolean.class,
                set.shop().value(),
                set.id()
            )
        );
    }

    static <T> @Nullable String[] texts(List<T> values, Function<T, @Nullable String> text) {
        @Nullable
        String[] texts = new @Nullable String[values.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(values.get(i));
        }
        return texts;
    }

    /** Which other set of the kind is just changing each of these keys. */
    Map<String, Long> underWay(StoredSet set, Collection<String> keys) {
        Map<String, Long> found = new HashMap<>();
        // Hardly ever there is one, and thousands of keys are dear to plan with.
        String another = """
            SELECT EXISTS (SELECT FROM platform.change_set WHERE kind = ? AND shop_id = ? AND id <> ?
                           AND state IN ('CONFIRMED', 'SENDING', 'PROCESSING'))
            """;
        Object[] own = { set.kind(), set.shop().value(), set.id() };
        if (!Boolean.TRUE.equals(jdbc.queryForObject(another, Boolean.class, own))) {
            return found;
        }
        jdbc.query(
            """
            SELECT r.key, max(r.set_id) FROM platform.change_set s
            JOIN platform.change_row r ON r.shop_id = s.shop_id AND r.set_id = s.id
            WHERE s.kind = ? AND s.shop_id = ? AND s.id <> ? AND s.state IN ('CONFIRMED', 'SENDING', 'PROCESSING')
              AND r.key = ANY (?) AND r.state IN ('READY', 'SENDING', 'PROCESSING', 'UNCERTAIN')
            GROUP BY r.key
            """,
            row -> {
                found.put(row.getString(1), row.getLong(2));
            },
            set.kind(),
            set.shop().value(),
            set.id(),
            keys.toArray(new String[0])
        );
        return found;
    }

    int delete(StoredSet set, Collection<String> keys) {
        return jdbc.update(
            "DELETE FROM platform.change_row WHERE shop_id = ? AND set_id = ? AND key = ANY (?)",
            set.shop().value(),
            set.id(),
            keys.toArray(new String[0])
        );
    }

    private static StoredRow read(ResultSet row) throws SQLException {
        String code = row.getString("reason_code");
        return new StoredRow(
            row.getInt("ordinal"),
            new ChangeRow(
                row.getString("key"),
                row.getString("label"),
                row.getString("group_name"),
                row.getString("payload"),
                ChangeJson.fields(row.getString("field")),
                RowState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("batch", Integer.class),
                row.getString("reference"),
                ChangeSetRows.instant(row, "sent_at")
            ),
            ChangeJson.fields(row.getString("expected")),
            ChangeJson.findings(row.getString("finding")),
            code == null ? null : new Reason(code, row.getString("reason")),
            row.getInt("looks"),
            ChangeSetRows.instant(row, "deadline"),
            row.getObject("changed_at", OffsetDateTime.class).toInstant()
        );
    }
}
