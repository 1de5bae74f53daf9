package dev.vitrina.pricing.rule;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.history.PricePeriod;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What goods cost at a time, as far as the history goes back. */
public record CopyFromDate(PriceHistory history, Instant time) implements GoodsRule {
    @Override
    public Asked of(ShopId shop, Collection<Good> goods) {
        Asking asking = new Asking();
        Map<Long, PricePeriod> then = history.at(shop, goods.stream().map(Good::nmId).toList(), time);
        for (Good good : goods) {
            PricePeriod period = then.get(good.nmId());
            if (period == null) {
                asking.leaveOut(good, LeftOut.NOT_KNOWN_THEN);
            } else {
                CopiedPrices.copy(good, period.good(), (now, was) -> now.sizeId() == was.sizeId(), asking);
            }
        }
        return asking.asked();
    }
}
