package dev.vitrina.core.change;

import static dev.vitrina.core.change.ChangeBench.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.RowState;
import dev.vitrina.core.testing.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is done side by side with large sets, and in which order. */
class ChangePaceTest {

    private static final HikariDataSource POOL = PlatformDatabase.create().pool();
    private static final JdbcTemplate JDBC = new JdbcTemplate(POOL);

    private ChangeBench bench;

    @BeforeEach
    void start() {
        JDBC.update("DELETE FROM platform.change_set");
        bench = new ChangeBench(POOL, 3);
        bench.kind.checkSize = 2;
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    /** Verdicts that cannot be written down yet, as somebody holds the set: the next rows are judged meanwhile. */
    @Test
    void judgesTheNextRowsWhileVerdictsAreWrittenDown() throws SQLException {
        StoredSet draft = bench.draft("a", "b", "c", "d", "e");
        List<String> judged = new ArrayList<>();
        try (Connection connection = POOL.getConnection()) {
            connection.setAutoCommit(false);
            JdbcTemplate other = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            bench.kind.beforeJudging = key -> {
                judged.add(key);
                if (key.equals("a")) {
                    other.queryForList("SELECT FROM platform.change_set WHERE id = ? FOR UPDATE", draft.id());
                } else if (key.equals("c")) {
                    other.execute("ROLLBACK");
                }
            };

            StoredSet checked = bench.checked(draft);

            assertThat(judged).containsExactly("a", "c", "e");
            assertThat(bench.kind.checkedAtOnce).containsExactly(2, 2, 1);
            assertThat(checked.state()).isEqualTo(ChangeSetState.CHECKED);
            assertThat(checked.rows()).containsOnly(Map.entry(RowState.READY, 5));
        }
    }

    /** A replica that only seemed dead comes with verdicts on rows that the other has judged: they are counted once. */
    @Test
    void countsRowsOnceThatTwoReplicasJudged() {
        StoredSet draft = bench.draft("a", "b", "c", "d", "e", "f");
        List<Boolean> counted = new ArrayList<>();
        bench.kind.beforeJudging = key -> {
            if (key.equals("a")) {
                JDBC.update(
                    "UPDATE platform.change_row SET state = 'READY' WHERE set_id = ? AND key < 'c'",
                    draft.id()
                );
                var unused = bench.parts.sets().recount(draft);
            } else {
                counted.add(isCounted(draft));
            }
        };

        StoredSet checked = bench.checked(draft);

        assertThat(counted).containsExactly(true, true);
        assertThat(checked.rows()).containsOnly(Map.entry(RowState.READY, 6));
    }

    /** A column of an index, or of what an index is for, that a verdict writes would have every index of fifty thousand rows written with it. */
    @Test
    void noIndexHoldsWhatAVerdictChanges() {
        List<@Nullable String> indexed = JDBC.queryForList(
            """
            SELECT DISTINCT a.attname FROM pg_index i
            JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = d.refobjsubid
            WHERE i.indrelid = 'platform.change_row'::regclass
            UNION
            SELECT a.attname FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::smallint[])
            WHERE i.indrelid = 'platform.change_row'::regclass
            """,
            String.class
        );

        assertThat(indexed)
            .contains("ordinal", "key", "batch", "next_look", "told")
            .doesNotContain("state", "label", "payload", "field", "finding", "severity", "changed_at");
    }

    private static boolean isCounted(StoredSet set) {
        return Boolean.TRUE.equals(
            JDBC.queryForObject(
                """
                SELECT (s.row_count ->> 'DRAFT')::int =
                    (SELECT count(*) FROM platform.change_row r WHERE r.set_id = s.id AND r.state = 'DRAFT')
                FROM platform.change_set s WHERE s.id = ?
                """,
                Boolean.class,
                set.id()
            )
        );
    }

    /** Its cancelling ends the check at the next verdicts. */
    @Test
    void stopsJudgingASetThatWasCancelled() {
        StoredSet draft = bench.draft("a", "b", "c", "d", "e", "f", "g", "h");
        bench.kind.beforeJudging = key -> {
            if (key.equals("c")) {
                var unused = done(bench.acts.cancel(bench.set(draft.id()), null));
            }
        };

        StoredSet cancelled = bench.checked(draft);

        assertThat(cancelled.state()).isEqualTo(ChangeSetState.CANCELLED);
        assertThat(bench.kind.checkedAtOnce.size()).isLessThanOrEqualTo(3);
    }

    /** Of a set that has just been made nothing is known to the planner, and what it does then must not grow with the square of the rows. */
    @Test
    void readsTheRowsOfALargeNewSetOnceToSendSome() throws SQLException {
        int many = 3_000;
        JDBC.execute("VACUUM (ANALYZE) platform.change_row");
        StoredSet draft = bench.draft(null, () ->
            IntStream.range(0, many)
                .mapToObj(i -> new DraftRow("k" + i, "", "all", "{}", List.of(new FieldChange("value", null, "1"))))
                .iterator()
        );
        JDBC.update("UPDATE platform.change_row SET state = 'READY' WHERE set_id = ?", draft.id());
        try (Connection connection = POOL.getConnection()) {
            connection.setAutoCommit(false);
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute("SET LOCAL plan_cache_mode = force_custom_plan");
            long before = rowsRead(jdbc);

            List<StoredRow> claimed = new RowJourney(jdbc).claim(
                draft,
                1,
                3,
                bench.now(),
                Duration.ofSeconds(1),
                Duration.ofHours(1)
            );

            assertThat(claimed).extracting(StoredRow::key).containsExactly("k0", "k1", "k2");
            assertThat(rowsRead(jdbc) - before).isLessThanOrEqualTo(10L * many);
            connection.rollback();
        }
    }

    /** In this transaction. */
    private static long rowsRead(JdbcTemplate jdbc) {
        return Objects.requireNonNull(
            jdbc.queryForObject(
                """
                SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                WHERE schemaname = 'platform' AND relname = 'change_row'
                """,
                Long.class
            )
        );
    }

    @Test
    void asksAfterWhatWasSentWhenAllIsOut() {
        List<Integer> follows = followsBefore(Duration.ofSeconds(15));

        assertThat(follows).containsExactly(0, 0, 0);
    }

    /** Where sending takes long, as with a token of a few calls an hour, nobody waits for its end to hear of the first rows. */
    @Test
    void asksInBetweenAfterWhatWasSentLongAgo() {
        List<Integer> follows = followsBefore(Duration.ofSeconds(90));

        assertThat(follows.getFirst()).isZero();
        assertThat(follows.getLast()).isPositive();
    }

    /** How often it was asked before each batch, when one takes so long. */
    private List<Integer> followsBefore(Duration batch) {
        StoredSet set = bench.confirmed("a", "b", "c", "d", "e", "f", "g");
        List<Integer> follows = new ArrayList<>();
        bench.kind.beforeTaking = sent -> {
            follows.add(bench.kind.follows);
            bench.pass(batch);
        };
        bench.work();

        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(follows).hasSize(3);
        return follows;
    }
}
