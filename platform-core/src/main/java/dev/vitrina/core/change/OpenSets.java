package dev.vitrina.core.change;

import dev.vitrina.api.shop.ShopId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which sets of {@code platform.change_set} there is something to do for. */
final class OpenSets {

    private static final String OPEN = "s.state IN ('CHECKING', 'CONFIRMED', 'SENDING', 'PROCESSING')";

    private final JdbcClient jdbc;

    OpenSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What there is to do for a kind in a shop, in the order it is done. */
    List<StoredSet> of(String kind, ShopId shop) {
        return jdbc
            .sql(
                "SELECT " +
                ChangeSetRows.COLUMNS +
                " FROM platform.change_set s WHERE s.kind = :kind AND s.shop_id = :shop AND " +
                OPEN +
                " ORDER BY s.confirmed_at NULLS FIRST, s.id"
            )
            .param("kind", kind)
            .param("shop", shop.value())
            .query((row, n) -> ChangeSetRows.read(row))
            .list();
    }

    /** Kinds and shops for which there is anything to do. */
    List<Work> work() {
        return jdbc
            .sql(
                """
                SELECT DISTINCT s.kind, s.shop_id FROM platform.change_set s WHERE %s
                UNION
                SELECT DISTINCT s.kind, s.shop_id FROM platform.change_row r
                JOIN platform.change_set s ON s.shop_id = r.shop_id AND s.id = r.set_id
                WHERE NOT r.told
                """.formatted(OPEN)
            )
            .query((row, n) -> new Work(row.getString(1), new ShopId(row.getLong(2))))
            .list();
    }

    /** Something to do. */
    record Work(String kind, ShopId shop) {}
}
