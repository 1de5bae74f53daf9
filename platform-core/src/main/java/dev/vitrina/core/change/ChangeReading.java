package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.shop.ShopId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Pages of change sets and of their rows. */
final class ChangeReading {

    private static final String SETS = """
        FROM platform.change_set s
        WHERE (CAST(:shop AS bigint) IS NULL OR s.shop_id = :shop)
          AND (:all OR (s.shop_id, s.read_permission) IN (SELECT * FROM unnest(CAST(:shops AS bigint[]), CAST(:permissions AS text[]))))
          AND (cardinality(CAST(:states AS text[])) = 0 OR s.state = ANY (CAST(:states AS text[])))
          AND (cardinality(CAST(:kinds AS text[])) = 0 OR s.kind = ANY (CAST(:kinds AS text[])))
          AND (CAST(:text AS text) IS NULL OR s.title ILIKE :text)
        """;
    private static final String ROWS = """
        FROM platform.change_row r
        WHERE r.shop_id = :shop AND r.set_id = :set
          AND (cardinality(CAST(:states AS text[])) = 0 OR r.state = ANY (CAST(:states AS text[])))
          AND (CAST(:severity AS text) IS NULL OR r.severity = :severity)
          AND (CAST(:finding AS text) IS NULL OR r.finding @> jsonb_build_array(jsonb_build_object('code', CAST(:finding AS text))))
          AND (CAST(:reason AS text) IS NULL OR r.reason_code = :reason)
          AND (CAST(:text AS text) IS NULL OR r.key ILIKE :text OR r.label ILIKE :text)
        """;

    private final JdbcClient jdbc;

    ChangeReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All given conditions hold. */
    record SetFilter(@Nullable List<ChangeSetState> states, @Nullable List<String> kinds, @Nullable String text) {
        static final SetFilter NONE = new SetFilter(null, null, null);
    }

    /** All given conditions hold. */
    record RowFilter(
        @Nullable List<RowState> states,
        Finding.@Nullable Severity severity,
        @Nullable String finding,
        @Nullable String reason,
        @Nullable String text
    ) {
        static final RowFilter NONE = new RowFilter(null, null, null, null, null);
    }

    /**
     * What somebody may see.
     *
     * @param shop only of this one; null for all there are in {@code rights}
     * @param all  whether no right is asked for
     */
    record Sight(@Nullable ShopId shop, boolean all, List<Right> rights) {}

    /** A permission that is held in a shop. */
    record Right(ShopId shop, String permission) {}

    /** The newest that are older than {@code before}; one more than {@code size} when there are more. */
    List<StoredSet> sets(Sight sight, SetFilter filter, @Nullable Long before, int size) {
        return ask(
            "SELECT " + ChangeSetRows.COLUMNS + SETS + " AND s.id < :before ORDER BY s.id DESC LIMIT :size",
            sight,
            filter
        )
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("size", size + 1)
            .query((row, n) -> ChangeSetRows.read(row))
            .list();
    }

    int countSets(Sight sight, SetFilter filter) {
        return ask("SELECT count(*) " + SETS, sight, filter).query(Integer.class).single();
    }

    /** In order, after an ordinal; one more than {@code size} when there are more. */
    List<StoredRow> rows(StoredSet set, RowFilter filter, int after, int size) {
        return ask(
            "SELECT " + ChangeRowStore.COLUMNS + ROWS + " AND r.ordinal > :after ORDER BY r.ordinal LIMIT :size",
            set,
            filter
        )
            .param("after", after)
            .param("size", size + 1)
            .query(ChangeRowStore.ROW)
            .list();
    }

    int countRows(StoredSet set, RowFilter filter) {
        return ask("SELECT count(*) " + ROWS, set, filter).query(Integer.class).single();
    }

    private StatementSpec ask(String sql, Sight sight, SetFilter filter) {
        return jdbc
            .sql(sql)
            .param("shop", sight.shop() == null ? null : sight.shop().value())
            .param("all", sight.all())
            .param(
                "shops",
                sight
                    .rights()
                    .stream()
                    .map(right -> right.shop().value())
                    .toArray(Long[]::new)
            )
            .param("permissions", sight.rights().stream().map(Right::permission).toArray(String[]::new))
            .param("states", names(filter.states()))
            .param("kinds", filter.kinds() == null ? new String[0] : filter.kinds().toArray(new String[0]))
            .param("text", like(filter.text()));
    }

    private StatementSpec ask(String sql, StoredSet set, RowFilter filter) {
        return jdbc
            .sql(sql)
            .param("shop", set.shop().value())
            .param("set", set.id())
            .param("states", names(filter.states()))
            .param("severity", filter.severity() == null ? null : filter.severity().name())
            .param("finding", filter.finding())
            .param("reason", filter.reason())
            .param("text", like(filter.text()));
    }

    private static String[] names(@Nullable List<? extends Enum<?>> values) {
        return values == null ? new String[0] : values.stream().map(Enum::name).toArray(String[]::new);
    }

    private static @Nullable String like(@Nullable String text) {
        return text == null || text.isBlank()
            ? null
            : "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
