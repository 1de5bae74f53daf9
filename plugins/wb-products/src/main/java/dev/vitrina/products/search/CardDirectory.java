package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.SearchText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads cards by what they are known by, and what lists are made of before they are read. */
public final class CardDirectory {

    private final JdbcClient jdbc;
    private final CardStore store;

    public CardDirectory(JdbcClient jdbc, CardStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Those of these cards that there are, in this order. */
    public List<Card> find(ShopId shop, List<Long> nmIds) {
        return store.inOrder(shop, nmIds);
    }

    /** Of these vendor codes, those that there are; of several cards with the same, one. */
    public Map<String, Card> byVendorCode(ShopId shop, Collection<String> vendorCodes) {
        List<Long> ids = jdbc
            .sql(
                """
                SELECT id FROM p_wb_products.card
                WHERE shop_id = :shop AND vendor_code_key = ANY (CAST(:codes AS text[]))
                """
            )
            .param("shop", shop.value())
            .param("codes", vendorCodes.stream().map(SearchText::key).toArray(String[]::new))
            .query((row, number) -> row.getLong(1))
            .list();
        Map<String, Card> found = new HashMap<>();
        store.inOrder(shop, ids).forEach(card -> found.put(card.vendorCode(), card));
        return found;
    }

    /** How many cards of other groups have the card's title, and it has one. */
    public long sameTitle(Card card) {
        String sql = """
            SELECT count(*) FROM p_wb_products.card
            WHERE shop_id = :shop AND title_key = :title AND title_key <> '' AND imt_id <> :group
            """;
        return jdbc
            .sql(sql)
            .param("shop", card.shop().value())
            .param("title", SearchText.key(card.title()))
            .param("group", card.imtId())
            .query(Long.class)
            .single();
    }

    /** All that pass, in order, as of one moment: eight bytes a card. */
    public long[] ids(ShopId shop, CardFilter filter, CardOrder order) {
        Conditions conditions = Conditions.of(filter);
        // As one array: of a million rows the driver would make a million objects first.
        String sql = """
            SELECT coalesce(array_agg(id ORDER BY %1$s %2$s, id %2$s), '{}') FROM p_wb_products.card WHERE shop_id = :shop%3$s
            """.formatted(order.field().column, order.direction().name(), conditions.and());
        return jdbc
            .sql(sql)
            .param("shop", shop.value())
            .params(conditions.parameters())
            .query((row, number) -> Stream.of((Long[]) row.getArray(1).getArray()).mapToLong(Long::longValue).toArray())
            .single();
    }
}
