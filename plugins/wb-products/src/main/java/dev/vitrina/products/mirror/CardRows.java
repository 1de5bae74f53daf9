package dev.vitrina.products.mirror;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the mirror by what names them, for edits: documents, vendor codes, groups. */
public final class CardRows {

    private static final String DOCUMENTS = """
        SELECT id, doc::text FROM p_wb_products.card
        WHERE shop_id = :shop AND id = ANY (CAST(:ids AS bigint[]))
        """;

    /** The key finds the row by its index; it is folded and cut, so the document decides. */
    private static final String BY_VENDOR_CODE = """
        SELECT id, doc ->> 'vendorCode' FROM p_wb_products.card
        WHERE shop_id = :shop AND vendor_code_key = ANY (CAST(:keys AS text[]))
        ORDER BY id
        """;

    /** The document tells it of cards that have not changed since there are columns for it: to look into one costs as much as all the rest of ten cards. */
    private static final String BRIEF = """
        SELECT id, subject_id, subject_name, length, width, height, weight,
               CASE WHEN length IS NULL THEN doc -> 'dimensions' END
        FROM p_wb_products.card
        WHERE shop_id = :shop AND id = ANY (CAST(:ids AS bigint[]))
        """;

    private static final String BY_SKU = """
        SELECT id, unnest(skus) FROM p_wb_products.card WHERE shop_id = :shop AND skus && CAST(:skus AS text[])
        """;

    private static final String GROUPS = """
        SELECT imt_id, count(*), min(subject_id) FROM p_wb_products.card
        WHERE shop_id = :shop AND imt_id = ANY (CAST(:groups AS bigint[])) GROUP BY imt_id
        """;

    private static final String IDS = """
        SELECT id FROM p_wb_products.card WHERE shop_id = :shop AND id > :after ORDER BY id LIMIT :size
        """;

    private final JdbcClient jdbc;

    public CardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A group of merged cards: how many of them the mirror holds, all of one subject. */
    public record Group(long imtId, int cards, long subjectId) {}

    /** By nmId; those that the mirror lacks are missing. */
    public Map<Long, String> documents(ShopId shop, Collection<Long> nmIds) {
        Map<Long, String> documents = new HashMap<>();
        jdbc
            .sql(DOCUMENTS)
            .param("shop", shop.value())
            .param("ids", nmIds.toArray(Long[]::new))
            .query((row, _) -> documents.put(row.getLong(1), row.getString(2)))
            .list();
        return documents;
    }

    /**
     * What a card's trade depends on.
     *
     * @param subjectName cut to what the column holds
     * @param document    the dimensions as Wildberries sent them, where they are not in {@code measured}
     */
    public record Brief(
        long nmId,
        @Nullable Long subjectId,
        @Nullable String subjectName,
        Card.@Nullable Dimensions measured,
        @Nullable String document
    ) {}

    /** Those of these cards that the mirror has, without reading what is long about them. */
    public List<Brief> brief(ShopId shop, Collection<Long> nmIds) {
        return jdbc
            .sql(BRIEF)
            .param("shop", shop.value())
            .param("ids", nmIds.toArray(Long[]::new))
            .query((row, _) ->
                new Brief(
                    row.getLong(1),
                    row.getObject(2, Long.class),
                    row.getString(3),
                    measured(row),
                    row.getString(8)
                )
            )
            .list();
    }

    private static Card.@Nullable Dimensions measured(ResultSet row) throws SQLException {
        Integer length = row.getObject(4, Integer.class);
        return length == null
            ? null
            : new Card.Dimensions(
                length,
                row.getObject(5, Integer.class),
                row.getObject(6, Integer.class),
                row.getBigDecimal(7),
                null
            );
    }

    /** The nmIds of cards by their vendor codes, which no two cards of a shop should share. */
    public Map<String, Set<Long>> byVendorCode(ShopId shop, Collection<String> vendorCodes) {
        Set<String> wanted = new HashSet<>(vendorCodes);
        Map<String, Set<Long>> found = new HashMap<>();
        jdbc
            .sql(BY_VENDOR_CODE)
            .param("shop", shop.value())
            .param("keys", wanted.stream().map(SearchText::key).distinct().toArray(String[]::new))
            .query((row, _) -> {
                String vendorCode = row.getString(2);
                return (
                    wanted.contains(vendorCode) &&
                    found.computeIfAbsent(vendorCode, _ -> new HashSet<>()).add(row.getLong(1))
                );
            })
            .list();
        return found;
    }

    /** The nmIds of cards by their barcodes. */
    public Map<String, Set<Long>> bySku(ShopId shop, Collection<String> skus) {
        Set<String> wanted = new HashSet<>(skus);
        Map<String, Set<Long>> found = new HashMap<>();
        jdbc
            .sql(BY_SKU)
            .param("shop", shop.value())
            .param("skus", wanted.toArray(String[]::new))
            .query((row, _) -> {
                String sku = row.getString(2);
                return wanted.contains(sku) && found.computeIfAbsent(sku, _ -> new HashSet<>()).add(row.getLong(1));
            })
            .list();
        return found;
    }

    public Map<Long, Group> groups(ShopId shop, Collection<Long> imtIds) {
        Map<Long, Group> groups = new HashMap<>();
        jdbc
            .sql(GROUPS)
            .param("shop", shop.value())
            .param("groups", imtIds.toArray(Long[]::new))
            .query((row, _) -> groups.put(row.getLong(1), new Group(row.getLong(1), row.getInt(2), row.getLong(3))))
            .list();
        return groups;
    }

    /** The nmIds of the shop's cards upwards, after this one. */
    public List<Long> ids(ShopId shop, long after, int size) {
        return jdbc
            .sql(IDS)
            .param("shop", shop.value())
            .param("after", after)
            .param("size", size)
            .query((row, _) -> row.getLong(1))
            .list();
    }
}
