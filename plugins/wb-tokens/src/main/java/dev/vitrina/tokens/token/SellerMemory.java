package dev.vitrina.tokens.token;

import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code p_wb_tokens.seller}: who Wildberries said the owner of a token is. A base token may ask once in 24 hours (WB
 * general spec), so an attempt that fails after the answer, or a token that is deleted and added again, needs the answer kept.
 */
public final class SellerMemory {

    private static final Duration KEPT = Duration.ofHours(25);

    private final JdbcClient jdbc;
    private final Clock clock;

    public SellerMemory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void remember(SellerIdentity seller) {
        Instant now = clock.instant();
        jdbc
            .sql(
                """
                WITH forgotten AS (DELETE FROM p_wb_tokens.seller WHERE learned_at < :oldest AND seller_id <> :id)
                INSERT INTO p_wb_tokens.seller (seller_id, seller_name, trade_mark, learned_at)
                VALUES (:id, :name, :tradeMark, :now)
                ON CONFLICT (seller_id) DO UPDATE
                SET seller_name = excluded.seller_name, trade_mark = excluded.trade_mark, learned_at = excluded.learned_at
                """
            )
            .param("oldest", time(now.minus(KEPT)))
            .param("id", seller.sellerId())
            .param("name", seller.sellerName())
            .param("tradeMark", seller.tradeMark())
            .param("now", time(now))
            .update();
    }

    public Optional<SellerIdentity> recall(String sellerId) {
        return jdbc
            .sql(
                """
                SELECT seller_id, seller_name, trade_mark FROM p_wb_tokens.seller
                WHERE lower(seller_id) = lower(:id) AND learned_at >= :oldest
                """
            )
            .param("id", sellerId)
            .param("oldest", time(clock.instant().minus(KEPT)))
            .query((row, number) -> new SellerIdentity(row.getString(1), row.getString(2), row.getString(3)))
            .optional();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
