package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.search.Facets.Facet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the values of {@code p_wb_products.card}, each facet within the filter but for its own part of it. */
public final class FacetStore {

    private static final int KEPT = 500;

    private static final String BRANDS = """
        SELECT brand, brand, count(*) FROM p_wb_products.card
        WHERE shop_id = :shop AND brand IS NOT NULL%s
        GROUP BY brand ORDER BY count(*) DESC, brand LIMIT :limit
        """;

    private static final String SUBJECTS = """
        SELECT subject_id, coalesce(max(subject_name), subject_id::text), count(*) FROM p_wb_products.card
        WHERE shop_id = :shop AND subject_id IS NOT NULL%s
        GROUP BY subject_id ORDER BY count(*) DESC, subject_id LIMIT :limit
        """;

    private static final String TAGS = """
        SELECT tag.id, max(tag.name), count(*)
        FROM p_wb_products.card, unnest(tag_ids, tag_names) AS tag (id, name)
        WHERE shop_id = :shop AND tag_ids <> '{}'%s
        GROUP BY tag.id ORDER BY count(*) DESC, tag.id LIMIT :limit
        """;

    private static final String COUNT = "SELECT count(*) FROM p_wb_products.card WHERE shop_id = :shop AND %s%s";

    private final JdbcClient jdbc;
    private final Mirror mirror;
    private final Derived<Key, Facets> kept = new Derived<>(KEPT);

    public FacetStore(JdbcClient jdbc, Mirror mirror) {
        this.jdbc = jdbc;
        this.mirror = mirror;
    }

    /** @param limit the most values of one facet; those with the highest counts are given */
    public Facets facets(ShopId shop, CardFilter filter, int limit) {
        MirrorVersion version = MirrorVersion.of(mirror.status(shop.value()));
        return kept.get(new Key(shop, filter, limit), version, () -> count(shop, filter, limit));
    }

    private Facets count(ShopId shop, CardFilter filter, int limit) {
        return new Facets(
            values(BRANDS, shop, filter.withoutBrands(), limit),
            values(SUBJECTS, shop, filter.withoutSubjects(), limit),
            values(TAGS, shop, filter.withoutTags(), limit),
            number("has_video", shop, filter.withoutVideo()),
            number("photo_count = 0", shop, filter.withoutPhotos())
        );
    }

    private List<Facet> values(String sql, ShopId shop, CardFilter filter, int limit) {
        Conditions conditions = Conditions.of(filter);
        return jdbc
            .sql(sql.formatted(conditions.and()))
            .param("shop", shop.value())
            .params(conditions.parameters())
            .param("limit", limit)
            .query((row, number) -> new Facet(row.getString(1), row.getString(2), row.getInt(3)))
            .list();
    }

    private int number(String condition, ShopId shop, CardFilter filter) {
        Conditions conditions = Conditions.of(filter);
        return jdbc
            .sql(COUNT.formatted(condition, conditions.and()))
            .param("shop", shop.value())
            .params(conditions.parameters())
            .query(Integer.class)
            .single();
    }

    private record Key(ShopId shop, CardFilter filter, int limit) {}
}
