package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Reads {@code p_wb_products.card} and what triggers count of it.
 *
 * <p>A filtered page is found in one of two ways. A <em>walk</em> goes along the index of the order, which also holds what
 * filters ask for, and stops when the page is full or its budget is spent: its cost does not depend on how many cards there are.
 * A <em>gathering</em> takes all cards that pass and sorts them: right when few do. {@link CardSearch} chooses: PostgreSQL would
 * by guessing how many rows contain a text, and a wrong guess costs seconds at 500,000 rows.
 *
 * <p>Pages name their shop by a subquery, whose value no plan is made for. Of a shop whose first cards are just coming in, statistics
 * know nothing: PostgreSQL took it for one of a single card, and went through all of them once for each card of a page. So it reckons with a
 * shop of the usual size.
 */
public final class CardStore {

    private static final String DOCUMENTS = """
         FROM found JOIN p_wb_products.card c ON c.shop_id = (SELECT CAST(:shop AS bigint)) AND c.id = found.id
        ORDER BY found.key %2$s, found.id %2$s
        """;

    private static final String PAGE =
        """
            WITH found AS MATERIALIZED (
                SELECT id, %1$s AS key FROM p_wb_products.card WHERE shop_id = (SELECT CAST(:shop AS bigint))%3$s
                ORDER BY %1$s %2$s, id %2$s LIMIT :size
            )
            SELECT c.doc::text""" +
        DOCUMENTS;

    private static final String WALK =
        """
            WITH found AS MATERIALIZED (
                SELECT id, key FROM (
                    SELECT *, %1$s AS key FROM p_wb_products.card WHERE shop_id = (SELECT CAST(:shop AS bigint))%3$s
                    ORDER BY %1$s %2$s, id %2$s LIMIT :budget
                ) near WHERE true%4$s
                ORDER BY key %2$s, id %2$s LIMIT :size
            )
            SELECT c.doc::text""" +
        DOCUMENTS;

    private static final String GATHER =
        """
            WITH passing AS MATERIALIZED (
                SELECT id, %1$s AS key FROM p_wb_products.card WHERE shop_id = (SELECT CAST(:shop AS bigint))%4$s
            ), found AS (
                SELECT id, key FROM passing WHERE true%3$s ORDER BY key %2$s, id %2$s LIMIT :size
            )
            SELECT c.doc::text, (SELECT count(*) FROM passing)""" +
        DOCUMENTS;

    private final JdbcClient jdbc;
    private final CardJson json;

    public CardStore(JdbcClient jdbc, CardJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The first cards in order after the position. */
    List<Card> page(ShopId shop, CardOrder order, @Nullable CardPosition after, int size) {
        return cards(
            shop,
            bind(sql(PAGE, order, position(order.field().column, order, after), ""), shop, after).param("size", size)
        );
    }

    /** These cards in this order; those that have gone are missing. */
    public List<Card> inOrder(ShopId shop, List<Long> ids) {
        String sql = """
            SELECT c.doc::text FROM unnest(CAST(:ids AS bigint[])) WITH ORDINALITY AS wanted (id, place)
            JOIN p_wb_products.card c ON c.shop_id = (SELECT CAST(:shop AS bigint)) AND c.id = wanted.id ORDER BY wanted.place
            """;
        return cards(shop, jdbc.sql(sql).param("shop", shop.value()).param("ids", ids.toArray(Long[]::new)));
    }

    /**
     * The first that pass among the next {@code budget} cards in order; fewer than {@code size} prove nothing.
     *
     * @param filter whose text is no card's barcode: those are not in the indexes of the orders
     */
    List<Card> walk(
        ShopId shop,
        CardFilter filter,
        CardOrder order,
        @Nullable CardPosition after,
        int size,
        int budget
    ) {
        Conditions conditions = Conditions.withoutBarcodes(filter);
        String from = position(order.field().column, order, after) + order.within(filter);
        return cards(
            shop,
            bind(sql(WALK, order, from, conditions.and()), shop, after)
                .params(conditions.parameters())
                .param("budget", budget)
                .param("size", size)
        );
    }

    /** The first after the position of all that pass, and how many pass. */
    Gathering gather(ShopId shop, CardFilter filter, CardOrder order, @Nullable CardPosition after, int size) {
        Conditions conditions = Conditions.of(filter);
        List<Long> passing = new ArrayList<>();
        List<Card> cards = bind(sql(GATHER, order, position("key", order, after), conditions.and()), shop, after)
            .params(conditions.parameters())
            .param("size", size)
            .query((row, number) -> {
                passing.add(row.getLong(2));
                return card(shop, row.getString(1));
            })
            .list();
        return new Gathering(cards, passing.isEmpty() ? 0 : passing.getFirst());
    }

    /** Counting, not asking for one: an index on arrays finds all at once, and no plan that hopes for an early hit is tempting. */
    boolean isBarcode(ShopId shop, String text) {
        String sql =
            "SELECT count(*) FROM p_wb_products.card WHERE shop_id = :shop AND skus @> CAST(:barcode AS text[])";
        return (
            jdbc
                .sql(sql)
                .param("shop", shop.value())
                .param("barcode", new String[] { text })
                .query(Long.class)
                .single() >
            0
        );
    }

    long count(ShopId shop, CardFilter filter) {
        Conditions conditions = Conditions.of(filter);
        return jdbc
            .sql("SELECT count(*) FROM p_wb_products.card WHERE shop_id = :shop" + conditions.and())
            .param("shop", shop.value())
            .params(conditions.parameters())
            .query(Long.class)
            .single();
    }

    /** @param filter that speaks of brands and subjects only */
    long countOfKinds(ShopId shop, CardFilter filter) {
        Conditions conditions = Conditions.of(filter);
        return jdbc
            .sql(
                "SELECT coalesce(sum(cards), 0) FROM p_wb_products.card_kind_count WHERE shop_id = :shop" +
                conditions.and()
            )
            .param("shop", shop.value())
            .params(conditions.parameters())
            .query(Long.class)
            .single();
    }

    /** When that of these cards was written which was written longest ago; empty when none is left. */
    public Optional<Instant> oldestWritten(ShopId shop, Collection<Long> nmIds) {
        return jdbc
            .sql(
                "SELECT min(synced_at) FROM p_wb_products.card WHERE shop_id = :shop AND id = ANY (CAST(:ids AS bigint[]))"
            )
            .param("shop", shop.value())
            .param("ids", nmIds.toArray(Long[]::new))
            .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
            .single()
            .map(OffsetDateTime::toInstant);
    }

    public Optional<Card> find(ShopId shop, long nmId) {
        return cards(
            shop,
            jdbc
                .sql("SELECT doc::text FROM p_wb_products.card WHERE shop_id = :shop AND id = :id")
                .param("shop", shop.value())
                .param("id", nmId)
        )
            .stream()
            .findFirst();
    }

    /** How many cards each group has in the shop; groups without any are missing. */
    public Map<Long, Integer> groupSizes(ShopId shop, Collection<Long> imtIds) {
        Map<Long, Integer> sizes = new HashMap<>();
        jdbc
            .sql(
                """
                SELECT imt_id, count(*) FROM p_wb_products.card
                WHERE shop_id = :shop AND imt_id = ANY (CAST(:groups AS bigint[])) GROUP BY imt_id
                """
            )
            .param("shop", shop.value())
            .param("groups", imtIds.toArray(Long[]::new))
            .query(row -> {
                sizes.put(row.getLong(1), row.getInt(2));
            });
        return sizes;
    }

    private StatementSpec bind(String sql, ShopId shop, @Nullable CardPosition after) {
        StatementSpec statement = jdbc.sql(sql).param("shop", shop.value());
        return after == null ? statement : statement.param("afterKey", after.key()).param("afterId", after.id());
    }

    private static String sql(String template, CardOrder order, String position, String conditions) {
        return template.formatted(order.field().column, order.direction().name(), position, conditions);
    }

    /** @param key what the statement calls the column of the order */
    private static String position(String key, CardOrder order, @Nullable CardPosition after) {
        return after == null
            ? order.field().present(key)
            : " AND (%s, id) %s (CAST(:afterKey AS %s), :afterId)".formatted(
                key,
                order.direction().after,
                order.field().type
            );
    }

    private List<Card> cards(ShopId shop, StatementSpec statement) {
        return statement.query((row, number) -> card(shop, row.getString(1))).list();
    }

    /** @param passing how many cards pass the filter, wherever they stand; 0 also when none stands after the position */
    record Gathering(List<Card> cards, long passing) {}

    private Card card(ShopId shop, String document) {
        try {
            return CardReader.read(shop, json.stored(document));
        } catch (MalformedCardException e) {
            throw new IllegalStateException("A card of shop " + shop + " was stored that cannot be read", e);
        }
    }
}
