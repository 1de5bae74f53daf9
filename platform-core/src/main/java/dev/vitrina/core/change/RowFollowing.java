package dev.vitrina.core.change;

import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of rows of {@code platform.change_row} after they were sent, and who knows of it. */
final class RowFollowing {

    private static final String ONE_SET = " WHERE shop_id = ? AND set_id = ?";

    private final JdbcTemplate jdbc;

    RowFollowing(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows whose time has come to be asked after. */
    List<StoredRow> due(StoredSet set, Instant now, int limit) {
        return jdbc.query(
            "SELECT " +
            ChangeRowStore.COLUMNS +
            " FROM platform.change_row" +
            ONE_SET +
            " AND next_look <= ? AND state IN ('PROCESSING', 'UNCERTAIN') ORDER BY next_look, ordinal LIMIT ?",
            ChangeRowStore.ROW,
            set.shop().value(),
            set.id(),
            utc(now),
            limit
        );
    }

    /** Whether any row of it is still asked after. */
    boolean isAsked(StoredSet set) {
        return Boolean.TRUE.equals(
            jdbc.queryForObject(
                "SELECT EXISTS (SELECT FROM platform.change_row" +
                ONE_SET +
                " AND next_look IS NOT NULL AND state IN ('PROCESSING', 'UNCERTAIN'))",
                Boolean.class,
                set.shop().value(),
                set.id()
            )
        );
    }

    /** When the first row of these sets is to be asked after. */
    Optional<Instant> nextLook(Collection<StoredSet> sets) {
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        OffsetDateTime next = jdbc.queryForObject(
            """
            SELECT min(next_look) FROM platform.change_row
            WHERE shop_id = ? AND set_id = ANY (?) AND next_look IS NOT NULL AND state IN ('PROCESSING', 'UNCERTAIN')
            """,
            OffsetDateTime.class,
            sets.iterator().next().shop().value(),
            sets.stream().map(StoredSet::id).toArray(Long[]::new)
        );
        return Optional.ofNullable(next).map(OffsetDateTime::toInstant);
    }

    /** What following came to; not where a row was sent again meanwhile. */
    void followed(StoredSet set, List<Step> steps, Instant now) {
        Integer[] ordinals = steps
            .stream()
            .map(step -> step.row().ordinal())
            .toArray(Integer[]::new);
        jdbc.update(
            """
            UPDATE platform.change_row r
            SET state = v.state, reason_code = v.code, reason = v.message, next_look = v.next_look::timestamptz,
                told = r.told AND NOT v.tell, looks = r.looks + 1, changed_at = ?
            FROM unnest(?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                 AS v (ordinal, batch, state, code, message, next_look, tell)
            WHERE r.shop_id = ? AND r.set_id = ? AND r.ordinal = ANY (?) AND r.ordinal = v.ordinal AND r.batch = v.batch
              AND r.state IN ('PROCESSING', 'UNCERTAIN')
            """,
            utc(now),
            steps
                .stream()
                .map(step -> step.row().ordinal())
                .toArray(Integer[]::new),
            steps
                .stream()
                .map(step -> step.row().row().batch())
                .toArray(Integer[]::new),
            ChangeRowStore.texts(steps, step -> step.to().name()),
            ChangeRowStore.texts(steps, step -> step.reason() == null ? null : step.reason().code()),
            ChangeRowStore.texts(steps, step -> step.reason() == null ? null : step.reason().message()),
            ChangeRowStore.texts(steps, step -> step.nextLook() == null ? null : step.nextLook().toString()),
            steps.stream().map(Step::tell).toArray(Boolean[]::new),
            set.shop().value(),
            set.id(),
            ordinals
        );
    }

    /**
     * Where a row goes.
     *
     * @param nextLook null when it is not asked after again
     * @param tell     whether the kind is to know that it is applied, or may be
     */
    record Step(StoredRow row, RowState to, @Nullable Reason reason, @Nullable Instant nextLook, boolean tell) {}

    /** Nobody is asked before then. */
    void postpone(StoredSet set, Instant until) {
        jdbc.update(
            "UPDATE platform.change_row SET next_look = ?" + ONE_SET + " AND next_look < ?",
            utc(until),
            set.shop().value(),
            set.id(),
            utc(until)
        );
    }

    /** Nobody is asked before then, and the time until then is not the upstream's: what is due has so much longer. */
    void hold(StoredSet set, Instant now, Instant until) {
        jdbc.update(
            "UPDATE platform.change_row SET deadline = deadline + (CAST(? AS timestamptz) - next_look), next_look = ?" +
            ONE_SET +
            " AND next_look <= ? AND state IN ('PROCESSING', 'UNCERTAIN')",
            utc(until),
            utc(until),
            set.shop().value(),
            set.id(),
            utc(now)
        );
    }

    /** What stayed uncertain is asked after anew, and never sent. @return how many */
    int lookAgain(StoredSet set, Instant deadline, Instant now) {
        return jdbc.update(
            "UPDATE platform.change_row SET next_look = ?, deadline = ?, looks = 0, changed_at = ?" +
            ONE_SET +
            " AND state = 'UNCERTAIN'",
            utc(now),
            utc(deadline),
            utc(now),
            set.shop().value(),
            set.id()
        );
    }

    /** Keys that the kind does not know yet to be applied, of all sets of a kind in a shop. */
    List<Untold> untold(String kind, long shop, int limit) {
        return jdbc.query(
            """
            SELECT r.set_id, r.ordinal, r.key FROM platform.change_row r
            JOIN platform.change_set s ON s.shop_id = r.shop_id AND s.id = r.set_id
            WHERE NOT r.told AND r.shop_id = ? AND s.kind = ?
            ORDER BY r.set_id, r.ordinal LIMIT ?
            """,
            (row, n) -> new Untold(row.getLong(1), row.getInt(2), row.getString(3)),
            shop,
            kind,
            limit
        );
    }

    /** A row the kind is to be told of. */
    record Untold(long set, int ordinal, String key) {}

    /** Set by set, between the first and the last row of each: the index then leads to these rows, whatever the planner believes of the others. */
    void told(long shop, List<Untold> rows) {
        Map<Long, List<Untold>> bySet = rows.stream().collect(Collectors.groupingBy(Untold::set));
        bySet.forEach((set, untold) -> {
            Integer[] ordinals = untold.stream().map(Untold::ordinal).sorted().toArray(Integer[]::new);
            jdbc.update(
                """
                UPDATE platform.change_row SET told = true
                WHERE shop_id = ? AND set_id = ? AND ordinal BETWEEN ? AND ? AND ordinal = ANY (?)
                """,
                shop,
                set,
                ordinals[0],
                ordinals[ordinals.length - 1],
                ordinals
            );
        });
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return ChangeSetStore.utc(instant);
    }
}
