package dev.vitrina.products.trouble;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.shop.ShopId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code p_wb_products.error_place}: up to where each shop's list of errors was told of, and from where the alert that stands did. A shop that goes is forgotten. */
public final class ErrorPlaces implements EventListener<ShopDisconnected> {

    private final JdbcClient jdbc;

    public ErrorPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of one shop.
     *
     * @param place     behind it is what was not told of
     * @param alertFrom behind it is what the standing alert told of; null when none stands
     */
    record Places(String place, @Nullable String alertFrom) {}

    Optional<Places> of(ShopId shop) {
        return jdbc
            .sql("SELECT place, alert_from FROM p_wb_products.error_place WHERE shop_id = ?")
            .param(shop.value())
            .query(Places.class)
            .optional();
    }

    void keep(ShopId shop, Places places) {
        jdbc
            .sql(
                """
                INSERT INTO p_wb_products.error_place (shop_id, place, alert_from) VALUES (?, ?, ?)
                ON CONFLICT (shop_id) DO UPDATE
                SET place = excluded.place, alert_from = excluded.alert_from, looked_at = clock_timestamp()
                """
            )
            .param(shop.value())
            .param(places.place())
            .param(places.alertFrom())
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
