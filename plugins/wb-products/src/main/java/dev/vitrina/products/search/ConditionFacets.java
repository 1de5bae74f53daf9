package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the cards that have each condition within a filter but for its conditions; kept until the mirror moves on. */
public final class ConditionFacets {

    private static final int KEPT = 200;

    private static final String COUNTS = """
        SELECT held.condition_id, count(*) FROM p_wb_products.card
        JOIN (SELECT shop_id AS held_in, condition_id, nm_id FROM p_wb_products.card_condition) held
            ON held_in = shop_id AND nm_id = id
        WHERE shop_id = :shop%s GROUP BY held.condition_id
        """;

    private final JdbcClient jdbc;
    private final CardSearch search;
    private final CardCounts cards;
    private final Mirror mirror;
    private final Derived<Key, Counts> kept = new Derived<>(KEPT);

    public ConditionFacets(JdbcClient jdbc, CardSearch search, CardCounts cards, Mirror mirror) {
        this.jdbc = jdbc;
        this.search = search;
        this.cards = cards;
        this.mirror = mirror;
    }

    /** @param having by condition; one that no card has is missing */
    public record Counts(long cards, Map<String, Long> having) {
        public Counts {
            having = Map.copyOf(having);
        }

        public long with(String condition) {
            return having.getOrDefault(condition, 0L);
        }

        public long without(String condition) {
            return cards - with(condition);
        }
    }

    public Counts of(ShopId shop, CardFilter filter) {
        MirrorStatus status = mirror.status(shop.value());
        Key key = new Key(shop, filter.withoutConditions());
        return kept.get(key, MirrorVersion.of(status), () -> count(key, status));
    }

    private Counts count(Key key, MirrorStatus status) {
        CardFilter filter = search.meant(key.shop(), status, key.filter());
        Conditions conditions = Conditions.of(filter);
        Map<String, Long> having = new HashMap<>();
        jdbc
            .sql(COUNTS.formatted(conditions.and()))
            .param("shop", key.shop().value())
            .params(conditions.parameters())
            .query(row -> {
                having.put(row.getString(1), row.getLong(2));
            });
        return new Counts(cards.count(key.shop(), filter, status), having);
    }

    private record Key(ShopId shop, CardFilter filter) {}
}
