package dev.vitrina.pricing.joining;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.PricingDatabase;

/** A promotion under way, 702, with a good that could take part in it: 10, for 800 instead of 1000 less 5 %. */
final class OnePromotion {

    static final ShopId SHOP = new ShopId(7);

    private OnePromotion() {}

    /** In place of all that there was. */
    static void in(PricingDatabase database) {
        database.clear("promotion_good", "promotion", "good");
        database.good(SHOP, 10, 5, 0, 1000);
        database.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.promotion (shop_id, id, name, auto, starts, ends)
                VALUES (7, 702, 'Sale', false, now() - INTERVAL '1 day', now() + INTERVAL '1 day')
                """
            )
            .update();
        database.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.promotion_good
                    (shop_id, promotion_id, nm_id, taking_part, currency, price, discount, plan_price, plan_discount, seen_at)
                VALUES (7, 702, 10, false, 'RUB', 100000, 5, 80000, 20, now())
                """
            )
            .update();
    }
}
