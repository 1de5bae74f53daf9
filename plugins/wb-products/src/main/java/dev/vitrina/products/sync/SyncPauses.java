package dev.vitrina.products.sync;

import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code p_wb_products.sync_pause}: shops whose sync is not to go on until somebody says so. A run that is under way ends after
 * its page and keeps its place; the mark outlives restarts.
 */
public final class SyncPauses {

    private final JdbcClient jdbc;

    public SyncPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void pause(ShopId shop) {
        jdbc
            .sql("INSERT INTO p_wb_products.sync_pause (shop_id) VALUES (?) ON CONFLICT DO NOTHING")
            .param(shop.value())
            .update();
    }

    public void resume(ShopId shop) {
        jdbc.sql("DELETE FROM p_wb_products.sync_pause WHERE shop_id = ?").param(shop.value()).update();
    }

    /** Since when; empty when it is not paused. */
    public Optional<Instant> since(ShopId shop) {
        return jdbc
            .sql("SELECT paused_at FROM p_wb_products.sync_pause WHERE shop_id = ?")
            .param(shop.value())
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant);
    }
}
