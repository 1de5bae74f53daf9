package dev.vitrina.media.inventory;

import dev.vitrina.api.shop.ShopId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The table {@code look}: what photos of a shop look like. Photos whose {@linkplain Picture#differenceHash hashes} differ little look like the
 * first of them that came by, so two of one look may differ by twice as much.
 */
class Looks {

    /** Bits that a copy in another size, format or brightness may have otherwise. With four bands, one is then the same in both. */
    static final int NEAR = 3;

    private static final int BANDS = 4;
    private static final int BAND = 16;
    private static final long MASK = 0xFFFF;

    private final JdbcClient jdbc;

    Looks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The look of a photo, which is the nearest of those that are near, or else its own; null for a picture of one colour. */
    @Nullable
    Long of(ShopId shop, long hash) {
        if (hash == 0) {
            return null;
        }
        Long near = near(shop, hash);
        if (near != null) {
            return near;
        }
        jdbc
            .sql("INSERT INTO look (shop_id, hash) VALUES (:shop, :hash) ON CONFLICT DO NOTHING")
            .param("shop", shop.value())
            .param("hash", hash)
            .update();
        return hash;
    }

    private @Nullable Long near(ShopId shop, long hash) {
        List<String> bands = new ArrayList<>();
        for (int band = 0; band < BANDS; band++) {
            long bits = bits(hash, band);
            if (bits != 0 && bits != MASK) {
                // The second part only tells PostgreSQL that the partial index holds it.
                String column = column(band);
                bands.add("(%s = %d AND %s NOT IN (0, 65535))".formatted(column, bits, column));
            }
        }
        String candidates = bands.isEmpty() ? "hash = :hash" : "(" + String.join(" OR ", bands) + " OR hash = :hash)";
        StatementSpec statement = jdbc.sql(
            """
            SELECT hash FROM look
            WHERE shop_id = :shop AND %s AND bit_count((hash # :hash)::bit(64)) <= :near
            ORDER BY bit_count((hash # :hash)::bit(64)), hash LIMIT 1
            """.formatted(candidates)
        );
        return statement
            .param("shop", shop.value())
            .param("hash", hash)
            .param("near", NEAR)
            .query(Long.class)
            .optional()
            .orElse(null);
    }

    /** Of photos that are no more. */
    void forget(ShopId shop) {
        jdbc
            .sql(
                """
                DELETE FROM look WHERE shop_id = :shop
                AND NOT EXISTS (SELECT FROM asset WHERE asset.shop_id = look.shop_id AND asset.look = look.hash)
                """
            )
            .param("shop", shop.value())
            .update();
    }

    private static long bits(long hash, int band) {
        return (hash >>> (BAND * (BANDS - 1 - band))) & MASK;
    }

    /** As the indexes have it. */
    private static String column(int band) {
        int shift = BAND * (BANDS - 1 - band);
        return shift == 0 ? "(hash & 65535)" : "((hash >> %d) & 65535)".formatted(shift);
    }
}
