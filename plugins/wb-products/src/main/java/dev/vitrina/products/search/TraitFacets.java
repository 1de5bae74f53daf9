package dev.vitrina.products.search;

import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.products.card.Card;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the values of characteristics within a filter but for its characteristics; kept until the mirror moves on. Apart from the other
 * facets, as it reads each card's characteristics: only who is about to filter by them pays for that.
 */
public final class TraitFacets {

    private static final int KEPT = 100;
    private static final int MOST_TRAITS = 2_000;
    private static final int SAMPLE = 200;

    private static final String COUNTS = """
        SELECT trait, count(*) FROM p_wb_products.card, unnest(traits) AS found (trait) WHERE shop_id = :shop%s
        GROUP BY trait ORDER BY count(*) DESC, trait LIMIT :limit
        """;

    private final JdbcClient jdbc;
    private final CardSearch search;
    private final Mirror mirror;
    private final Derived<Key, List<TraitFacet>> kept = new Derived<>(KEPT);

    public TraitFacets(JdbcClient jdbc, CardSearch search, Mirror mirror) {
        this.jdbc = jdbc;
        this.search = search;
        this.mirror = mirror;
    }

    /**
     * A characteristic and its values, those of most cards first; maps to the GraphQL type {@code ProductCharacteristicFacet}.
     *
     * @param values folded, as they are filtered by
     */
    public record TraitFacet(long id, String name, List<Facets.Facet> values) {
        public TraitFacet {
            values = List.copyOf(values);
        }
    }

    /** @param limit the most values of one characteristic */
    public List<TraitFacet> of(ShopId shop, CardFilter filter, int limit) {
        MirrorStatus status = mirror.status(shop.value());
        Key key = new Key(shop, filter.withoutTraits(), limit);
        return kept.get(key, MirrorVersion.of(status), () -> count(key, status));
    }

    private List<TraitFacet> count(Key key, MirrorStatus status) {
        CardFilter filter = search.meant(key.shop(), status, key.filter());
        Conditions conditions = Conditions.of(filter);
        Map<Long, List<Facets.Facet>> values = new LinkedHashMap<>();
        jdbc
            .sql(COUNTS.formatted(conditions.and()))
            .param("shop", key.shop().value())
            .params(conditions.parameters())
            .param("limit", MOST_TRAITS)
            .query(row -> {
                String trait = row.getString(1);
                int colon = trait.indexOf(':');
                String value = trait.substring(colon + 1);
                List<Facets.Facet> known = values.computeIfAbsent(Long.parseLong(trait.substring(0, colon)), id ->
                    new ArrayList<>()
                );
                if (known.size() < key.limit()) {
                    known.add(new Facets.Facet(value, value, row.getInt(2)));
                }
            });
        Map<Long, String> names = names(key.shop(), status, filter);
        List<TraitFacet> facets = new ArrayList<>();
        values.forEach((id, found) -> {
            String name = names.get(id);
            if (name != null) {
                facets.add(new TraitFacet(id, name, found));
            }
        });
        return facets;
    }

    /** As the first cards call them: what none of two hundred has is no way to narrow a list. */
    private Map<Long, String> names(ShopId shop, MirrorStatus status, CardFilter filter) {
        Map<Long, String> names = new LinkedHashMap<>();
        for (Edge<Card> edge : search
            .find(shop, status, filter, CardOrder.DEFAULT, PageSize.of(SAMPLE), null)
            .edges()) {
            edge
                .node()
                .characteristics()
                .forEach(one -> names.putIfAbsent(one.id(), one.name()));
        }
        return names;
    }

    private record Key(ShopId shop, CardFilter filter, int limit) {}
}
