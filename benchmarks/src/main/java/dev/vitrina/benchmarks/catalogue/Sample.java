package dev.vitrina.benchmarks.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Some cards of a shop, from all over its catalogue: what people ask for is taken from them. */
record Sample(long shop, long cards, List<Known> known) {
    private static final int SIZE = 400;

    /** What somebody may know of a card. */
    record Known(
        long nmId,
        String updatedAt,
        String title,
        String vendorCode,
        @Nullable String brand,
        long subjectId,
        @Nullable String barcode,
        @Nullable String trait,
        @Nullable Long tag
    ) {}

    static Sample of(JdbcClient jdbc, long shop) {
        long cards = jdbc
            .sql("SELECT count(*) FROM p_wb_products.card WHERE shop_id = ?")
            .param(shop)
            .query(Long.class)
            .single();
        String sql = """
            SELECT id, doc ->> 'updatedAt', title_key, vendor_code_key, brand, subject_id, skus[1], traits[1], tag_ids[1]
            FROM p_wb_products.card WHERE shop_id = ? ORDER BY hashint8extended(id, 7) LIMIT ?
            """;
        return new Sample(
            shop,
            cards,
            jdbc
                .sql(sql)
                .params(shop, SIZE)
                .query((row, _) -> known(row))
                .list()
        );
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getLong(6),
            row.getString(7),
            row.getString(8),
            row.getObject(9, Long.class)
        );
    }

    Known any(SplittableRandom random) {
        return known.get(random.nextInt(known.size()));
    }
}
