package dev.vitrina.media.inventory;

import dev.vitrina.api.shop.ShopId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The table {@code look}: what photos of a shop look like. Photos whose {@linkplain Picture#differenceHash hashes} differ little look like the
 * first of them that came by, so two of one look may differ by twice as much.
 */
class Looks {

    /** Bits that a copy in another size, format or brightness may have otherwise. */
    static final int NEAR = 3;

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
        Map<String, Long[]> wanted = new LinkedHashMap<>();
        List<String> either = new ArrayList<>();
        List<NearBands.Probe> probes = NearBands.of(hash);
        for (NearBands.Probe probe : probes) {
            String column = column(probe.band());
            String name = "band" + probe.band();
            wanted.put(name, probe.values());
            // The second part only tells PostgreSQL that the partial index holds it.
            either.add("(%1$s = ANY (CAST(:%2$s AS bigint[])) AND %1$s NOT IN (0, 65535))".formatted(column, name));
        }
        if (probes.isEmpty()) {
            wanted.put("hashes", NearBands.hashesNear(hash));
            either.add("hash = ANY (CAST(:hashes AS bigint[]))");
        }
        StatementSpec statement = jdbc.sql(
            """
            SELECT hash FROM look
            WHERE shop_id = :shop AND (%s) AND bit_count((hash # :hash)::bit(64)) <= :near
            ORDER BY bit_count((hash # :hash)::bit(64)), hash LIMIT 1
            """.formatted(String.join(" OR ", either))
        );
        return statement
            .param("shop", shop.value())
            .params(wanted)
            .param("hash", hash)
            .param("near", NEAR)
            .query(Long.class)
            .optional()
            .orElse(null);
    }

    /** Of photos that are no more. As a join, a planner that has not heard yet of a shop's first photos would compare each with each. */
    void forget(ShopId shop) {
        jdbc
            .sql(
                """
                DELETE FROM look WHERE shop_id = :shop AND hash = ANY (ARRAY(
                    SELECT hash FROM look WHERE shop_id = :shop EXCEPT SELECT look FROM asset WHERE shop_id = :shop))
                """
            )
            .param("shop", shop.value())
            .update();
    }

    /** As the indexes have it. */
    private static String column(int band) {
        int shift = NearBands.shift(band);
        return shift == 0 ? "(hash & 65535)" : "((hash >> %d) & 65535)".formatted(shift);
    }
}
