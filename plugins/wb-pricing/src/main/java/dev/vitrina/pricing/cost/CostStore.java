package dev.vitrina.pricing.cost;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table {@code cost_price}. */
public final class CostStore {

    private static final String COLUMNS = "nm_id, size_id, valid_from, amount, currency, set_by, set_by_email, set_at";

    private static final String ON =
        "SELECT DISTINCT ON (nm_id, size_id) " +
        COLUMNS +
        """
             FROM cost_price
            WHERE shop_id = :shop AND nm_id = ANY (CAST(:nmIds AS bigint[])) AND valid_from <= :on
            ORDER BY nm_id, size_id, valid_from DESC
            """;

    private static final String ALL =
        "SELECT " +
        COLUMNS +
        """
             FROM cost_price WHERE shop_id = :shop AND nm_id = ANY (CAST(:nmIds AS bigint[]))
            ORDER BY nm_id, size_id, valid_from DESC
            """;

    /** Those that have a cost at all, and of them those that have one for all sizes. */
    private static final String KNOWN = """
        SELECT nm_id, bool_or(size_id = 0) FROM cost_price
        WHERE shop_id = :shop AND nm_id = ANY (CAST(:nmIds AS bigint[])) AND valid_from <= :on GROUP BY nm_id
        """;

    /** What is there already is left as it is, with who said it. */
    private static final String PUT = """
        INSERT INTO cost_price AS c (shop_id, nm_id, size_id, valid_from, amount, currency, set_by, set_by_email, set_at)
        SELECT :shop, n.nm_id, n.size_id, n.valid_from, n.amount, n.currency, :by, :email, :at
        FROM unnest(CAST(:nmIds AS bigint[]), CAST(:sizeIds AS bigint[]), CAST(:dates AS date[]), CAST(:amounts AS numeric[]),
            CAST(:currencies AS text[])) AS n (nm_id, size_id, valid_from, amount, currency)
        -- In one order, so that two imports wait for each other and never both.
        ORDER BY n.nm_id, n.size_id, n.valid_from
        ON CONFLICT (shop_id, nm_id, size_id, valid_from) DO UPDATE
        SET amount = excluded.amount, currency = excluded.currency, set_by = excluded.set_by, set_by_email = excluded.set_by_email,
            set_at = excluded.set_at
        WHERE (c.amount, c.currency) IS DISTINCT FROM (excluded.amount, excluded.currency)
        """;

    private static final String REMOVE = """
        DELETE FROM cost_price c
        USING unnest(CAST(:nmIds AS bigint[]), CAST(:sizeIds AS bigint[]), CAST(:dates AS date[])) AS n (nm_id, size_id, valid_from)
        WHERE c.shop_id = :shop AND c.nm_id = n.nm_id AND c.size_id = n.size_id AND c.valid_from = n.valid_from
        """;

    private final JdbcClient jdbc;

    public CostStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Goods with costs, and of them those with a cost for all sizes. */
    record Having(Set<Long> any, Set<Long> whole) {}

    /** Of each size, and of all, that which counts on this date. */
    List<CostPrice> on(ShopId shop, Collection<Long> nmIds, LocalDate on) {
        return of(shop, nmIds, ON)
            .param("on", on)
            .query((row, _) -> cost(row))
            .list();
    }

    /** By good and size, the newest first. */
    List<CostPrice> all(ShopId shop, Collection<Long> nmIds) {
        return of(shop, nmIds, ALL)
            .query((row, _) -> cost(row))
            .list();
    }

    Having having(ShopId shop, Collection<Long> nmIds, LocalDate on) {
        Having having = new Having(new HashSet<>(), new HashSet<>());
        of(shop, nmIds, KNOWN)
            .param("on", on)
            .query(row -> {
                having.any().add(row.getLong(1));
                if (row.getBoolean(2)) {
                    having.whole().add(row.getLong(1));
                }
            });
        return having;
    }

    /**
     * Keeps costs, in place of what was told of the same goods and days.
     *
     * @param costs no two of the same key
     * @return how many are new or other than before
     */
    int put(ShopId shop, Collection<NewCost> costs, Actor by, Instant at) {
        if (costs.isEmpty()) {
            return 0;
        }
        return keys(jdbc.sql(PUT), shop, costs.stream().map(NewCost::key).toList())
            .param("amounts", array(costs, NewCost::amount, BigDecimal[]::new))
            .param("currencies", array(costs, NewCost::currency, String[]::new))
            .param("by", by.userId())
            .param("email", by.email())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** @return how many there were */
    int remove(ShopId shop, Collection<NewCost.Key> keys) {
        return keys.isEmpty() ? 0 : keys(jdbc.sql(REMOVE), shop, keys).update();
    }

    public void purge(ShopId shop) {
        jdbc.sql("DELETE FROM cost_price WHERE shop_id = :shop").param("shop", shop.value()).update();
        jdbc.sql("DELETE FROM cost_request WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private StatementSpec of(ShopId shop, Collection<Long> nmIds, String sql) {
        return jdbc.sql(sql).param("shop", shop.value()).param("nmIds", nmIds.toArray(Long[]::new));
    }

    private static StatementSpec keys(StatementSpec sql, ShopId shop, Collection<NewCost.Key> keys) {
        return sql
            .param("shop", shop.value())
            .param("nmIds", array(keys, key -> key.sku().nmId(), Long[]::new))
            .param("sizeIds", array(keys, key -> key.sku().sizeId(), Long[]::new))
            .param("dates", array(keys, key -> key.validFrom().toString(), String[]::new));
    }

    private static <T, V> V[] array(Collection<T> all, Function<T, V> value, IntFunction<V[]> make) {
        return all.stream().map(value).toArray(make);
    }

    private static CostPrice cost(ResultSet row) throws SQLException {
        return new CostPrice(
            new Sku(row.getLong("nm_id"), row.getLong("size_id")),
            row.getObject("valid_from", LocalDate.class),
            row.getBigDecimal("amount"),
            row.getString("currency"),
            new Actor(row.getLong("set_by"), row.getString("set_by_email")),
            row.getObject("set_at", OffsetDateTime.class).toInstant()
        );
    }
}
