package dev.vitrina.products.trouble;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.shop.ShopId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code p_wb_products.error_place}: up to where each shop's list of errors was told of. A shop that goes is forgotten. */
public final class ErrorPlaces implements EventListener<ShopDisconnected> {

    private final JdbcClient jdbc;

    public ErrorPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> of(ShopId shop) {
        return jdbc
            .sql("SELECT place FROM p_wb_products.error_place WHERE shop_id = ?")
            .param(shop.value())
            .query(String.class)
            .optional();
    }

    void keep(ShopId shop, String place) {
        jdbc
            .sql(
                """
                INSERT INTO p_wb_products.error_place (shop_id, place) VALUES (?, ?)
                ON CONFLICT (shop_id) DO UPDATE SET place = excluded.place, looked_at = clock_timestamp()
                """
            )
            .param(shop.value())
            .param(place)
            .update();
    }

    @Override
    public Class<ShopDisconnected> eventType() {
        return ShopDisconnected.class;
    }

    @Override
    public void on(ShopDisconnected event) {
        jdbc.sql("DELETE FROM p_wb_products.error_place WHERE shop_id = ?").param(event.shopId().value()).update();
    }
}
