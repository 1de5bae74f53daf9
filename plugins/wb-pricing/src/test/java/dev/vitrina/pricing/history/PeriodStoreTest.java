package dev.vitrina.pricing.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.PricingDatabase;
import org.junit.jupiter.api.Test;

/** The first periods of goods, right after the first goods of a shop came. */
class PeriodStoreTest {

    private static final ShopId SHOP = new ShopId(7);
    private static final int GOODS = 5_000;

    /** The planner still takes the shop for one without goods: it must not compare each of them with each. */
    @Test
    void takesNoLongerForGoodsOfWhichThePlannerHasNotHeardYet() {
        try (PricingDatabase database = new PricingDatabase()) {
            database.goodsThePlannerHasNotSeen(SHOP, GOODS, "price_period");
            database.jdbc
                .sql(
                    "INSERT INTO p_wb_pricing.price_period (shop_id, nm_id, valid, doc, source) SELECT shop_id, id, tstzrange(synced_at, NULL), doc, 'FIRST_SEEN' FROM p_wb_pricing.good WHERE id > 100"
                )
                .update();

            assertThat(
                database.jdbc.sql("EXPLAIN " + PeriodStore.BEGIN).param("shop", SHOP.value()).query(String.class).list()
            ).noneMatch(line -> line.contains("Nested Loop"));
            assertThat(database.jdbc.sql(PeriodStore.BEGIN).param("shop", SHOP.value()).update()).isEqualTo(100);
            assertThat(database.jdbc.sql(PeriodStore.BEGIN).param("shop", SHOP.value()).update()).isZero();
        }
    }
}
