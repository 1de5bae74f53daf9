package dev.vitrina.pricing.good;

import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mirror's rows, read. */
public final class GoodStore {

    private static final String BY_ID = """
        SELECT doc::text FROM p_wb_pricing.good WHERE shop_id = :shop AND id = ANY (CAST(:ids AS bigint[]))
        """;

    private static final String MATCHES = """
        FROM p_wb_pricing.good
        WHERE shop_id = :shop
          AND (CAST(:text AS text) IS NULL OR vendor_code_key LIKE :text OR CAST(id AS text) LIKE :text)
          AND (CAST(:discountMin AS integer) IS NULL OR discount >= :discountMin)
          AND (CAST(:discountMax AS integer) IS NULL OR discount <= :discountMax)
          AND (CAST(:paidMin AS bigint) IS NULL OR discounted_low >= :paidMin)
          AND (CAST(:paidMax AS bigint) IS NULL OR discounted_low <= :paidMax)
          AND (CAST(:bySize AS boolean) IS NULL OR editable_size_price = :bySize)
          AND (CAST(:badTurnover AS boolean) IS NULL OR bad_turnover = :badTurnover)
        """;

    private final JdbcClient jdbc;
    private final GoodJson json;

    public GoodStore(JdbcClient jdbc, GoodJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A page of goods. */
    public record Page(List<Edge<Good>> edges, PageInfo info) {
        public Page {
            edges = List.copyOf(edges);
        }
    }

    /** By nmId; those the shop has not are missing. */
    public Map<Long, Good> find(ShopId shop, Collection<Long> nmIds) {
        Map<Long, Good> goods = new HashMap<>();
        jdbc
            .sql(BY_ID)
            .param("shop", shop.value())
            .param("ids", nmIds.toArray(Long[]::new))
            .query((row, _) -> Objects.requireNonNull(row.getString(1)))
            .list()
            .forEach(document -> {
                Good good = json.stored(document);
                goods.put(good.nmId(), good);
            });
        return goods;
    }

    /** Which of these the shop has: for who needs no more than that. */
    public Set<Long> known(ShopId shop, Collection<Long> nmIds) {
        return new HashSet<>(
            jdbc
                .sql("SELECT id FROM p_wb_pricing.good WHERE shop_id = :shop AND id = ANY (CAST(:ids AS bigint[]))")
                .param("shop", shop.value())
                .param("ids", nmIds.toArray(Long[]::new))
                .query((row, _) -> row.getLong(1))
                .list()
        );
    }

    /** A good as Wildberries sent it; null when the shop has it not. */
    public @Nullable String document(ShopId shop, long nmId) {
        return jdbc
            .sql(BY_ID)
            .param("shop", shop.value())
            .param("ids", new Long[] { nmId })
            .query((row, _) -> Objects.requireNonNull(row.getString(1)))
            .optional()
            .orElse(null);
    }

    /** @throws dev.vitrina.api.error.VitrinaException {@code INVALID_INPUT} for a cursor of another filter or order */
    public Page page(ShopId shop, GoodFilter filter, GoodOrder order, PageSize size, @Nullable String after) {
        String binding = filter + " " + order;
        KeysetCursor position = after == null ? null : KeysetCursor.decode(after, binding);
        String direction = order.ascending() ? "ASC" : "DESC";
        String column = order.field().column();
        String beyond = order.ascending() ? ">" : "<";
        String sql =
            "SELECT id, " +
            column +
            ", doc::text " +
            MATCHES +
            (position == null ? "" : " AND (" + column + ", id) " + beyond + " (:key, :id)") +
            " AND " +
            column +
            " IS NOT NULL ORDER BY " +
            column +
            " " +
            direction +
            ", id " +
            direction +
            " LIMIT :limit";
        JdbcClient.StatementSpec statement = bound(sql, shop, filter).param("limit", size.value() + 1);
        if (position != null) {
            statement = statement
                .param("key", order.field().value(position.values().getFirst()))
                .param("id", Long.valueOf(Objects.requireNonNull(position.values().getLast())));
        }
        List<Edge<Good>> found = new ArrayList<>(
            statement
                .query((row, _) ->
                    new Edge<>(
                        new KeysetCursor(List.of(row.getString(2), Long.toString(row.getLong(1)))).encode(binding),
                        json.stored(Objects.requireNonNull(row.getString(3)))
                    )
                )
                .list()
        );
        boolean more = found.size() > size.value();
        List<Edge<Good>> edges = more ? found.subList(0, size.value()) : found;
        return new Page(
            edges,
            new PageInfo(
                more,
                after != null,
                edges.isEmpty() ? null : edges.getFirst().cursor(),
                edges.isEmpty() ? null : edges.getLast().cursor()
            )
        );
    }

    public long count(ShopId shop, GoodFilter filter) {
        return bound("SELECT count(*) " + MATCHES, shop, filter).query(Long.class).single();
    }

    /** Ids of goods that pass the filter, upwards. */
    public List<Long> ids(ShopId shop, GoodFilter filter, long after, int limit) {
        return List.copyOf(
            bound("SELECT id " + MATCHES + " AND id > :after ORDER BY id LIMIT :limit", shop, filter)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> row.getLong(1))
                .list()
        );
    }

    /** Of these goods, those that pass the filter, by id upwards. */
    public List<Long> passing(ShopId shop, GoodFilter filter, Collection<Long> nmIds) {
        return List.copyOf(
            bound("SELECT id " + MATCHES + " AND id = ANY (CAST(:asked AS bigint[])) ORDER BY id", shop, filter)
                .param("asked", nmIds.toArray(Long[]::new))
                .query((row, _) -> row.getLong(1))
                .list()
        );
    }

    private JdbcClient.StatementSpec bound(String sql, ShopId shop, GoodFilter filter) {
        return jdbc
            .sql(sql)
            .param("shop", shop.value())
            .param("text", filter.pattern())
            .param("discountMin", filter.discountMin())
            .param("discountMax", filter.discountMax())
            .param("paidMin", GoodFilter.hundredths(filter.paidMin()))
            .param("paidMax", GoodFilter.hundredths(filter.paidMax()))
            .param("bySize", filter.pricedBySize())
            .param("badTurnover", filter.badTurnover());
    }
}
