package dev.vitrina.products.search;

import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Finds cards in several shops at once: a page of each by its own index, and the first of those together, in one statement. An nmId
 * is of one seller, so cards that are equal in an order stand by it as they do in a shop.
 */
public final class ShopsSearch {

    /** {@code OFFSET 0} keeps the order out of the look for cards: those that have a text are found by it, not met on a walk. */
    private static final String PAGE = """
        WITH found AS MATERIALIZED (
            SELECT near.shop_id, near.id, near.key FROM unnest(CAST(:shops AS bigint[])) AS shop (id)
            CROSS JOIN LATERAL (
                SELECT shop_id, id, key FROM (
                    SELECT shop_id, id, %1$s AS key FROM p_wb_products.card WHERE shop_id = shop.id%3$s%4$s%5$s
                ) passing ORDER BY key %2$s, id %2$s LIMIT :size
            ) near
            ORDER BY near.key %2$s, near.id %2$s LIMIT :size
        )
        SELECT c.shop_id, c.doc::text FROM found
        JOIN p_wb_products.card c ON c.shop_id = found.shop_id AND c.id = found.id
        ORDER BY found.key %2$s, found.id %2$s
        """;

    private final JdbcClient jdbc;
    private final CardJson json;

    public ShopsSearch(JdbcClient jdbc, CardJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A page of cards of several shops; maps to the GraphQL type {@code ProductHitConnection}. */
    public record Page(List<ShopId> shops, CardFilter filter, List<Edge<Card>> edges, PageInfo pageInfo) {
        public Page {
            shops = List.copyOf(shops);
            edges = List.copyOf(edges);
        }

        public List<Card> nodes() {
            return edges.stream().map(Edge::node).toList();
        }

        /** What these cards have to do with the text: never {@link TextMatch#BEST}. */
        public TextMatch match() {
            return filter.content().match() == TextMatch.BEST ? TextMatch.CONTAINED : filter.content().match();
        }
    }

    /**
     * A page, of the cards that {@link CardSearch#find} would choose.
     *
     * @param after a cursor of an earlier page of the same shops, filter and order; null for the first page
     * @throws dev.vitrina.api.error.VitrinaException {@code INVALID_INPUT} for a cursor of others
     */
    public Page find(List<ShopId> shops, CardFilter filter, CardOrder order, PageSize size, @Nullable String after) {
        List<CardFilter> readings = new ArrayList<>();
        if (filter.isOpen()) {
            readings.add(filter.matching(TextMatch.IDENTIFIED));
        }
        readings.add(filter);
        CardFilter similar = CardSearch.similar(filter);
        if (similar != null) {
            readings.add(similar);
        }
        if (after != null) {
            CardFilter read = readings
                .stream()
                .filter(reading -> Cursors.isOf(after, binding(shops, reading, order)))
                .findFirst()
                .orElse(filter);
            return page(shops, read, order, size, after);
        }
        Page found = page(shops, readings.removeFirst(), order, size, null);
        while (found.edges().isEmpty() && !readings.isEmpty()) {
            found = page(shops, readings.removeFirst(), order, size, null);
        }
        return found;
    }

    /** How many cards of these shops pass. */
    public long count(Page page) {
        Conditions conditions = Conditions.across(page.filter());
        return jdbc
            .sql(
                "SELECT count(*) FROM p_wb_products.card WHERE shop_id = ANY (CAST(:shops AS bigint[]))" +
                conditions.and()
            )
            .param("shops", ids(page.shops()))
            .params(conditions.parameters())
            .query(Long.class)
            .single();
    }

    private Page page(List<ShopId> shops, CardFilter filter, CardOrder order, PageSize size, @Nullable String after) {
        String binding = binding(shops, filter, order);
        CardPosition position = after == null ? null : CardPosition.decode(after, binding, order);
        List<Card> found = shops.isEmpty() ? List.of() : cards(shops, filter, order, position, size.value() + 1);
        boolean more = found.size() > size.value();
        List<Edge<Card>> edges = (more ? found.subList(0, size.value()) : found).stream()
            .map(card -> new Edge<>(CardPosition.of(card, order).cursor(binding), card))
            .toList();
        PageInfo info = new PageInfo(
            more,
            after != null,
            edges.isEmpty() ? null : edges.getFirst().cursor(),
            edges.isEmpty() ? null : edges.getLast().cursor()
        );
        return new Page(shops, filter, edges, info);
    }

    private List<Card> cards(
        List<ShopId> shops,
        CardFilter filter,
        CardOrder order,
        @Nullable CardPosition after,
        int size
    ) {
        Conditions conditions = Conditions.across(filter);
        boolean gathered = filter.text() != null || filter.needsGathering() || filter.needsRows();
        String sql = PAGE.formatted(
            order.field().column,
            order.direction().name(),
            conditions.and(),
            after == null
                ? order.field().present(order.field().column)
                : " AND (%s, card.id) %s (CAST(:afterKey AS %s), :afterId)".formatted(
                    order.field().column,
                    order.direction().after,
                    order.field().type
                ),
            gathered ? " OFFSET 0" : ""
        );
        StatementSpec statement = jdbc
            .sql(sql)
            .param("shops", ids(shops))
            .params(conditions.parameters())
            .param("size", size);
        return (
            after == null ? statement : statement.param("afterKey", after.key()).param("afterId", after.id())
        ).query((row, number) -> card(row)).list();
    }

    private Card card(ResultSet row) throws SQLException {
        ShopId shop = new ShopId(row.getLong(1));
        try {
            return CardReader.read(shop, json.stored(row.getString(2)));
        } catch (MalformedCardException e) {
            throw new IllegalStateException("A card of shop " + shop + " was stored that cannot be read", e);
        }
    }

    private static Long[] ids(List<ShopId> shops) {
        return shops.stream().map(ShopId::value).toArray(Long[]::new);
    }

    private static String binding(List<ShopId> shops, CardFilter filter, CardOrder order) {
        return (
            shops.stream().map(ShopId::toString).collect(Collectors.joining(",", "shops ", "\n")) +
            filter.canonical() +
            order.canonical()
        );
    }
}
