package dev.vitrina.core.change;

import dev.vitrina.api.change.Finding;
import dev.vitrina.api.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/** What rows of change sets have in common, and what they put at risk together. */
final class ChangeGroups {

    private final JdbcClient jdbc;

    ChangeGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Findings alike. @param atRisk by currency, the largest first; empty where nobody can say */
    record FindingGroup(
        Finding.Severity severity,
        String code,
        String message,
        @Nullable String field,
        int rows,
        List<Money> atRisk
    ) {
        /** For who is not told what is at risk, and must not read it from the order either. */
        static final Comparator<FindingGroup> COMMONEST_FIRST = Comparator.comparing(FindingGroup::severity)
            .thenComparing(Comparator.comparing(FindingGroup::rows).reversed())
            .thenComparing(FindingGroup::code)
            .thenComparing(FindingGroup::field, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /** Reasons alike. */
    record ReasonGroup(String code, String message, int rows) {}

    /** By set, the gravest first, then what most money is at risk by, then the commonest. */
    Map<Long, List<FindingGroup>> findings(Collection<StoredSet> sets) {
        Map<Long, List<FindingGroup>> found = new HashMap<>();
        of(
            sets,
            """
            SELECT g.set_id, g.severity, g.code, min(g.message), g.field, sum(g.n),
                   coalesce(jsonb_object_agg(g.currency, g.amount::text) FILTER (WHERE g.currency IS NOT NULL), '{}')
            FROM (SELECT r.set_id, f ->> 'severity' AS severity, f ->> 'code' AS code, min(f ->> 'message') AS message,
                         f ->> 'field' AS field, f #>> '{atRisk,currencyCode}' AS currency,
                         sum((f #>> '{atRisk,amount}')::numeric) AS amount, count(*) AS n
                  FROM unnest(CAST(:shops AS bigint[]), CAST(:sets AS bigint[])) AS s (shop, id)
                  JOIN platform.change_row r ON r.shop_id = s.shop AND r.set_id = s.id AND r.severity IS NOT NULL,
                       jsonb_array_elements(r.finding) f
                  GROUP BY 1, 2, 3, 5, 6) g
            GROUP BY g.set_id, g.severity, g.code, g.field
            ORDER BY g.set_id, array_position(ARRAY['ERROR', 'WARNING', 'INFO'], g.severity),
                     max(g.amount) DESC NULLS LAST, sum(g.n) DESC, g.code, g.field
            """
        ).query(row -> {
                found
                    .computeIfAbsent(row.getLong(1), set -> new ArrayList<>())
                    .add(
                        new FindingGroup(
                            Finding.Severity.valueOf(row.getString(2)),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getInt(6),
                            money(row.getString(7))
                        )
                    );
            });
        return found;
    }

    /** By set, the commonest first. */
    Map<Long, List<ReasonGroup>> reasons(Collection<StoredSet> sets) {
        Map<Long, List<ReasonGroup>> found = new HashMap<>();
        of(
            sets,
            """
            SELECT r.set_id, r.reason_code, min(r.reason), count(*)
            FROM unnest(CAST(:shops AS bigint[]), CAST(:sets AS bigint[])) AS s (shop, id)
            JOIN platform.change_row r ON r.shop_id = s.shop AND r.set_id = s.id AND r.reason_code IS NOT NULL
              AND r.state IN ('FAILED', 'UNCERTAIN')
            GROUP BY 1, 2
            ORDER BY 1, 4 DESC, 2
            """
        ).query(row -> {
                found
                    .computeIfAbsent(row.getLong(1), set -> new ArrayList<>())
                    .add(new ReasonGroup(row.getString(2), row.getString(3), row.getInt(4)));
            });
        return found;
    }

    /**
     * By set and currency, the largest first: of each row that is sent, or would be, the largest amount that a finding names, for two findings often say the same
     * of one row.
     */
    Map<Long, List<Money>> atRisk(Collection<StoredSet> sets) {
        Map<Long, List<Money>> found = new HashMap<>();
        of(
            sets,
            """
            SELECT g.set_id, g.currency, sum(g.amount)
            FROM (SELECT r.set_id, r.ordinal, f #>> '{atRisk,currencyCode}' AS currency,
                         max((f #>> '{atRisk,amount}')::numeric) AS amount
                  FROM unnest(CAST(:shops AS bigint[]), CAST(:sets AS bigint[])) AS s (shop, id)
                  JOIN platform.change_row r ON r.shop_id = s.shop AND r.set_id = s.id AND r.severity IS NOT NULL
                    AND r.state NOT IN ('BLOCKED', 'UNCHANGED'),
                       jsonb_array_elements(r.finding) f
                  WHERE jsonb_exists(f, 'atRisk')
                  GROUP BY 1, 2, 3) g
            GROUP BY 1, 2
            ORDER BY 1, 3 DESC, 2
            """
        ).query(row -> {
                found
                    .computeIfAbsent(row.getLong(1), set -> new ArrayList<>())
                    .add(new Money(row.getBigDecimal(3), row.getString(2)));
            });
        return found;
    }

    private static List<Money> money(String amounts) {
        return JsonMapper.shared()
            .readTree(amounts)
            .properties()
            .stream()
            .map(entry -> Money.of(entry.getValue().asString(), entry.getKey()))
            .sorted(Comparator.comparing(Money::amount).reversed())
            .toList();
    }

    private StatementSpec of(Collection<StoredSet> sets, String sql) {
        return jdbc
            .sql(sql)
            .param(
                "shops",
                sets
                    .stream()
                    .map(set -> set.shop().value())
                    .toArray(Long[]::new)
            )
            .param("sets", sets.stream().map(StoredSet::id).toArray(Long[]::new));
    }
}
