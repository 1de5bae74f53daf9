package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.products.health.Flaw;
import dev.vitrina.products.search.Facets.Facet;
import dev.vitrina.products.search.Facets.FlawCount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the values of {@code p_wb_products.card}, each facet within the filter but for its own part of it. */
public final class FacetStore {

    private static final int KEPT = 500;

    /** More than any seller has. */
    static final int SUBJECTS = 2_000;

    /** Each facet is a list of its own within its own conditions; together they are one look at the table. */
    private static final String ALL = """
        (SELECT 'brand' AS facet, brand AS id, brand AS name, count(*) AS cards FROM p_wb_products.card
         WHERE shop_id = :shop AND brand IS NOT NULL%1$s
         GROUP BY brand ORDER BY count(*) DESC, brand LIMIT :limit)
        UNION ALL
        (SELECT 'subject', subject_id::text, coalesce(max(subject_name), subject_id::text), count(*)
         FROM p_wb_products.card
         WHERE shop_id = :shop AND subject_id IS NOT NULL%2$s
         GROUP BY subject_id ORDER BY count(*) DESC, subject_id LIMIT :mostSubjects)
        UNION ALL
        (SELECT 'tag', tag_id::text, max(tag_name), count(*)
         FROM p_wb_products.card, unnest(tag_ids, tag_names) AS tag (tag_id, tag_name)
         WHERE shop_id = :shop AND tag_ids <> '{}'%3$s
         GROUP BY tag_id ORDER BY count(*) DESC, tag_id LIMIT :limit)
        UNION ALL
        (SELECT 'video', '', '', count(*) FROM p_wb_products.card WHERE shop_id = :shop AND has_video%4$s)
        UNION ALL
        (SELECT 'photoless', '', '', count(*) FROM p_wb_products.card WHERE shop_id = :shop AND photo_count = 0%5$s)
        UNION ALL
        (SELECT 'flaw', flaws::text, '', count(*) FROM p_wb_products.card WHERE shop_id = :shop%6$s GROUP BY flaws)
        """;

    private final JdbcClient jdbc;
    private final CardSearch search;
    private final Mirror mirror;
    private final Derived<Key, Facets> kept = new Derived<>(KEPT);

    public FacetStore(JdbcClient jdbc, CardSearch search, Mirror mirror) {
        this.jdbc = jdbc;
        this.search = search;
        this.mirror = mirror;
    }

    /**
     * Of the text's reading that the list with this filter shows, see {@link CardSearch#find}.
     *
     * @param limit the most values of one facet; those with the highest counts are given
     */
    public Facets facets(ShopId shop, CardFilter filter, int limit) {
        MirrorStatus status = mirror.status(shop.value());
        return kept.get(new Key(shop, filter, limit), MirrorVersion.of(status), () ->
            count(shop, search.meant(shop, status, filter), limit)
        );
    }

    private Facets count(ShopId shop, CardFilter filter, int limit) {
        Conditions brands = Conditions.of(filter.withoutBrands());
        Conditions subjects = Conditions.of(filter.withoutSubjects());
        Conditions tags = Conditions.of(filter.withoutTags());
        Conditions video = Conditions.of(filter.withoutVideo());
        Conditions photos = Conditions.of(filter.withoutPhotos());
        Conditions flaws = Conditions.of(filter.withoutFlaws());
        Map<String, List<Facet>> found = jdbc
            .sql(ALL.formatted(brands.and(), subjects.and(), tags.and(), video.and(), photos.and(), flaws.and()))
            .param("shop", shop.value())
            .param("limit", limit)
            .param("mostSubjects", Math.max(limit, SUBJECTS))
            // Parts of one filter: where two name a parameter, they mean the same value.
            .params(Conditions.of(filter).parameters())
            .query(FacetStore::byFacet);
        return new Facets(
            found.getOrDefault("brand", List.of()),
            found.getOrDefault("subject", List.of()).stream().limit(limit).toList(),
            found.getOrDefault("subject", List.of()),
            found.getOrDefault("tag", List.of()),
            found.getOrDefault("video", List.of()).getFirst().count(),
            found.getOrDefault("photoless", List.of()).getFirst().count(),
            flaws(found.getOrDefault("flaw", List.of()))
        );
    }

    /** From the counts of all combinations, which are few. */
    private static List<FlawCount> flaws(List<Facet> combinations) {
        return Arrays.stream(Flaw.values())
            .map(flaw ->
                new FlawCount(
                    flaw,
                    combinations
                        .stream()
                        .filter(facet -> (Integer.parseInt(facet.id()) & flaw.bit()) != 0)
                        .mapToInt(Facet::count)
                        .sum()
                )
            )
            .toList();
    }

    private static Map<String, List<Facet>> byFacet(ResultSet row) throws SQLException {
        Map<String, List<Facet>> facets = new HashMap<>();
        while (row.next()) {
            facets
                .computeIfAbsent(row.getString("facet"), facet -> new ArrayList<>())
                .add(new Facet(row.getString("id"), row.getString("name"), row.getInt("cards")));
        }
        return facets;
    }

    private record Key(ShopId shop, CardFilter filter, int limit) {}
}
