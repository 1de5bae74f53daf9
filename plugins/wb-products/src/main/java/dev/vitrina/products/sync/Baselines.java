package dev.vitrina.products.sync;

import dev.vitrina.api.shop.ShopId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code p_wb_products.baseline}: shops whose catalogue was complete once. A card that comes in before that was only seen for the
 * first time; one that comes in after it is new, and counts as changed.
 */
public final class Baselines {

    private final JdbcClient jdbc;

    public Baselines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The catalogue is complete. */
    void set(ShopId shop) {
        jdbc
            .sql("INSERT INTO p_wb_products.baseline (shop_id) VALUES (?) ON CONFLICT DO NOTHING")
            .param(shop.value())
            .update();
    }

    public void forget(ShopId shop) {
        jdbc.sql("DELETE FROM p_wb_products.baseline WHERE shop_id = ?").param(shop.value()).update();
    }
}
