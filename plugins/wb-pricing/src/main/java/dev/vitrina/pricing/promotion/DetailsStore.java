package dev.vitrina.pricing.promotion;

import static dev.vitrina.pricing.promotion.PromotionStore.utc;

import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Wildberries told last of each promotion, kept with it in the table {@code promotion}. */
public final class DetailsStore {

    private final JdbcClient jdbc;

    public DetailsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param json as Wildberries sent it @param at when */
    record Kept(String json, Instant at) {}

    /** By promotion. What is there already from then or later stays. */
    void put(ShopId shop, Map<Long, String> details, Instant at) {
        jdbc
            .sql(
                """
                UPDATE p_wb_pricing.promotion p SET details = CAST(n.details AS jsonb), details_at = :at
                FROM unnest(CAST(:ids AS bigint[]), CAST(:details AS text[])) AS n (id, details)
                WHERE p.shop_id = :shop AND p.id = n.id AND (p.details_at IS NULL OR p.details_at < :at)
                """
            )
            .param("shop", shop.value())
            .param("ids", details.keySet().toArray(Long[]::new))
            .param("details", details.values().toArray(String[]::new))
            .param("at", utc(at))
            .update();
    }

    Optional<Kept> find(ShopId shop, long promotion) {
        return jdbc
            .sql(
                """
                SELECT details, details_at FROM p_wb_pricing.promotion WHERE shop_id = :shop AND id = :id AND details_at IS NOT NULL
                """
            )
            .param("shop", shop.value())
            .param("id", promotion)
            .query((row, _) ->
                new Kept(Objects.requireNonNull(row.getString(1)), row.getObject(2, OffsetDateTime.class).toInstant())
            )
            .optional();
    }
}
