package dev.vitrina.pricing.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.PricingDatabase;
import org.junit.jupiter.api.Test;

/** Floors of goods that are gone, right after the first goods of a shop came. */
class FloorStoreTest {

    private static final ShopId SHOP = new ShopId(7);
    private static final int GOODS = 5_000;

    /** The planner still takes the shop for one without goods: it must not compare each of them with each. */
    @Test
    void takesNoLongerForGoodsOfWhichThePlannerHasNotHeardYet() {
        try (PricingDatabase database = new PricingDatabase()) {
            database.goodsThePlannerHasNotSeen(SHOP, GOODS, "good_floor");
            database.jdbc
                .sql(
                    "INSERT INTO p_wb_pricing.good_floor (shop_id, nm_id, currency, complete) SELECT shop_id, id, 'RUB', true FROM p_wb_pricing.good"
                )
                .update();

            assertThat(
                database.jdbc.sql("EXPLAIN " + FloorStore.GONE).param("shop", SHOP.value()).query(String.class).list()
            ).noneMatch(line -> line.contains("Nested Loop"));
            assertThat(database.jdbc.sql(FloorStore.GONE).param("shop", SHOP.value()).update()).isZero();
            database.jdbc.sql("DELETE FROM p_wb_pricing.good WHERE id <= 100").update();
            assertThat(database.jdbc.sql(FloorStore.GONE).param("shop", SHOP.value()).update()).isEqualTo(100);
        }
    }
}
